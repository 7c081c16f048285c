import type { BodyContext, BodyObject } from './bodyContext.ts'
import { oneLine, plainText, webUrl } from './plainText.ts'

/** A quotation whose source is named, or that was set large. */
export function makeQuote(element: Element, context: BodyContext): BodyObject | undefined {
  const quotation = element.matches('blockquote')
    ? element
    : (element.querySelector('blockquote') ?? element)
  const source = element.querySelector('cite, footer, figcaption')
  const attribution = oneLine(source?.innerHTML ?? '').replace(/^[—–-]\s*/, '')
  const link = source?.querySelector('a')?.getAttribute('href') ?? quotation.getAttribute('cite')
  const sourceUrl = webUrl(link, context.siteUrl)
  source?.remove()
  const text = plainText(quotation.innerHTML)
  for (const inner of quotation.querySelectorAll('a[href]')) {
    context.note('link', `${inner.getAttribute('href')} in a quotation`)
  }
  if (text === '') {
    if (attribution !== '') context.note('element', `an empty quotation by ${attribution}`)
    return undefined
  }
  return {
    _type: 'pullQuote',
    _key: context.newKey(),
    text,
    ...(attribution === '' ? {} : { attribution }),
    ...(sourceUrl === undefined ? {} : { sourceUrl }),
  }
}
