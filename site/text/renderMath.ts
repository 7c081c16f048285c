import temml from 'temml'
import { html, type Html, trustedHtml } from './html.ts'

/** A TeX formula as MathML; as code when TeX does not understand it. */
export function renderMath(tex: string, display: boolean): Html {
  try {
    const markup = temml.renderToString(tex, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      strict: false,
    })
    return trustedHtml(markup.replaceAll(/ style="[^"]*"/g, ''))
  } catch {
    return html`<code>${tex}</code>`
  }
}
