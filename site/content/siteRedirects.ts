import type { Content } from './content.ts'
import { documentAddress } from './documentAddress.ts'
import { safeUrl } from '../text/safeUrl.ts'

/** An address that moved: `from` is a path, `to` a path or a URL. */
export interface SiteRedirect {
  readonly from: string
  readonly to: string
  readonly status: 301 | 302
}

/** The redirects that editors wrote, with documents resolved to their addresses of today. */
export function siteRedirects(content: Content): readonly SiteRedirect[] {
  return content.redirects.flatMap(({ from, to, target, permanent }) => {
    const document = content.byId.get(target?._ref ?? '')
    const address =
      document === undefined ? safeUrl(to) : documentAddress(document, content.settings.language)
    return address === undefined
      ? []
      : [{ from, to: address, status: permanent === false ? 302 : 301 }]
  })
}
