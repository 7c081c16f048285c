import type { Content } from '../content/content.ts'
import { loadPicture } from './loadPicture.ts'

/** A picture that stands for the site, as a web app manifest lists it. */
export interface SiteIcon {
  readonly src: string
  readonly sizes: string
  readonly type: string
}

const SIDES = [32, 180, 192, 512]

/** The site's icons: its mark as squares for telephones, and the one in `site/public` besides. */
export async function siteIcons(content: Content): Promise<readonly SiteIcon[]> {
  const { settings } = content
  const squares = await Promise.all(
    SIDES.map(async (side) => {
      const picture = await loadPicture(content, settings.logo, {
        widths: [side],
        ratio: 1,
        format: 'png',
        owner: settings,
      })
      if (picture?.width !== side) return []
      return [{ src: picture.src, sizes: `${side}x${side}`, type: 'image/png' }]
    }),
  )
  return [...squares.flat(), { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' }]
}
