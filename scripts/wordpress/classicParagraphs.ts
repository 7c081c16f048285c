const block =
  'table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|p|h[1-6]|hr|fieldset|legend|section|article|aside|header|footer|nav|figure|figcaption|details|summary|menu|video|audio|iframe|object|embed|script|style|center'

const opening = new RegExp(`(<(?:${block})(?=[\\s/>])[^>]*>)`, 'gi')
const closing = new RegExp(`(</(?:${block})\\s*>|<(?:hr|embed)(?=[\\s/>])[^>]*>)`, 'gi')
const startsWithBlock = new RegExp(`^</?(?:${block})(?=[\\s/>])`, 'i')
const lineBreak = new RegExp(
  `(</?(?:${block}|br)(?=[\\s/>])[^>]*>)?[ \\t]*\\n[ \\t]*(?=(</?(?:${block}|br)(?=[\\s/>]))?)`,
  'gi',
)
const preformatted = /<(pre|script|style|textarea)(?=[\s>])[\s\S]*?<\/\1\s*>/gi

/**
 * HTML of a text written in the classic editor, where an empty line makes a paragraph and a single
 * one a break (https://developer.wordpress.org/reference/functions/wpautop/).
 */
export function classicParagraphs(text: string): string {
  const kept: string[] = []
  const holding = text.replace(/\r\n?/g, '\n').replace(preformatted, (match) => {
    kept.push(match)
    return `\n\n<pre data-kept="${kept.length - 1}"></pre>\n\n`
  })
  return holding
    .replace(opening, '\n\n$1')
    .replace(closing, '$1\n\n')
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const broken = part.replace(lineBreak, (_, before?: string, after?: string) =>
        before === undefined && after === undefined ? '<br>' : `${before ?? ''}\n`,
      )
      return startsWithBlock.test(part) ? broken : `<p>${broken}</p>`
    })
    .join('\n')
    .replace(/<pre data-kept="(\d+)"><\/pre>/g, (_, index: string) => kept[Number(index)] ?? '')
}
