/**
 * Leads to the comment that the address names when it stands on a later page of the thread: links
 * in mails are older than the paging. Without JavaScript the reader turns the pages.
 */
export async function findComment(): Promise<void> {
  const id = location.hash.slice(1)
  if (!id.startsWith('commento-') || document.getElementById(id) !== null) return
  const next = (page: Document): string | undefined =>
    page.querySelector<HTMLAnchorElement>('#commenti [rel=next]')?.href
  for (let address = next(document); address !== undefined;) {
    const response = await fetch(address)
    if (!response.ok) return
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    if (page.getElementById(id) !== null) {
      location.replace(`${address.replace(/#.*/, '')}#${id}`)
      return
    }
    address = next(page)
  }
}
