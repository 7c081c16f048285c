import type { APIRoute } from 'astro'
import { loadContent } from '../content/loadContent.ts'
import { siteIcons } from '../pictures/siteIcons.ts'
import { themeColor } from '../themeColors.ts'

/** What a telephone must know to keep the site among its applications. */
export const GET: APIRoute = async () => {
  const content = await loadContent()
  const { title, description, language } = content.settings
  const paper = themeColor('paper').day
  const manifest = {
    name: title,
    short_name: title.slice(0, 12),
    ...(description !== '' && { description }),
    lang: language,
    start_url: '/',
    display: 'minimal-ui',
    background_color: paper,
    theme_color: paper,
    icons: await siteIcons(content),
  }
  return new Response(`${JSON.stringify(manifest, null, 1)}\n`, {
    headers: { 'content-type': 'application/manifest+json' },
  })
}
