import { morph } from './morph.ts'

/** Keeps a page as the server has it now. */
export interface PageRenewal {
  /** Asks for the page and shows what differs; calls during a renewal make one more after it. */
  renew(): Promise<void>
}

/** Renews this page. @param onRenewed called after each change that is to be seen. */
export function createPageRenewal(onRenewed: () => void): PageRenewal {
  let running: Promise<void> | undefined
  let isWanted = false
  const run = async (): Promise<void> => {
    while (isWanted) {
      isWanted = false
      await renewOnce(onRenewed)
    }
  }
  return {
    renew: () => {
      isWanted = true
      running ??= run().finally(() => {
        running = undefined
      })
      return running
    },
  }
}

async function renewOnce(onRenewed: () => void): Promise<void> {
  let response: Response
  try {
    response = await fetch(location.href, { headers: { accept: 'text/html' } })
  } catch {
    // The server is away for a moment; its stream says when it is back.
    return
  }
  const next = new DOMParser().parseFromString(await response.text(), 'text/html')
  const { documentElement: shown } = document
  // Our own pages have other styles than the site's, and other players another policy: both hold for
  // as long as a page is open.
  if (termsOf(document) !== termsOf(next)) {
    location.reload()
    return
  }
  document.title = next.title
  for (const { name, value } of next.documentElement.attributes) shown.setAttribute(name, value)
  morph(document.body, next.body)
  onRenewed()
}

function termsOf(page: Document): string {
  const styles = [...page.querySelectorAll('link[rel="stylesheet"]')].map((link) =>
    link.getAttribute('href'),
  )
  const policy = page.querySelector('meta[http-equiv="content-security-policy"]')
  return JSON.stringify([styles, policy?.getAttribute('content')])
}
