/**
 * Brings a document nearer to the content model: its levels of headings, captions as a part of
 * their pictures (`data-caption`), pictures below the tables that they were in, and nothing unseen.
 */
export function simplify(document: Document): void {
  const unseen =
    'script, style, template, hr, [style*="mso-element:comment"], .msocomtxt, [role="checkbox"] img'
  for (const element of document.querySelectorAll(unseen)) element.remove()
  for (const caption of document.querySelectorAll('figcaption')) {
    const pictures = caption.closest('figure')?.querySelectorAll('img')
    if (pictures?.length !== 1) continue
    pictures[0]?.setAttribute('data-caption', (caption.textContent ?? '').trim())
    caption.remove()
  }
  // A cell holds words alone; the last picture is moved first, so that they stay in their order.
  for (const picture of [...document.querySelectorAll('td img, th img')].toReversed()) {
    const paragraph = document.createElement('p')
    outermostTable(picture)?.after(paragraph)
    paragraph.append(picture)
  }
  // A title of the first level would stand beside that of the article; then all go one deeper.
  const hasFirst = document.querySelector('h1') !== null
  for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Number(heading.tagName.slice(1))
    const target = Math.min(4, hasFirst ? level + 1 : Math.max(2, level))
    if (target !== level) rename(heading, `h${target}`)
  }
}

function outermostTable(element: Element): Element | undefined {
  let table = element.closest('table')
  for (let outer = table; outer != null; outer = outer.parentElement?.closest('table') ?? null) {
    table = outer
  }
  return table ?? undefined
}

function rename(element: Element, name: string): void {
  const renamed = element.ownerDocument.createElement(name)
  for (const { name: attribute, value } of element.attributes)
    renamed.setAttribute(attribute, value)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}
