import type { ContentProblem } from '../../../schemas/contentProblem.ts'
import type { Language } from '../../../site/content/content.ts'
import { PREVIEW_DESK } from './previewAddress.ts'

/** Text as HTML. */
export const escapeMarkup = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** The style sheet of everything here: pages forbid styles of other origins and within themselves. */
export const STYLE_ADDRESS = `${PREVIEW_DESK}/stile.css`

/** Where the Studio's build keeps the script that lets an editor click on a page. */
export const OVERLAY_ADDRESS = '/preview/overlay.js'

/** A page of our own instead of one of the site. */
export function previewPage(page: {
  readonly title: string
  /** Markup. */
  readonly body: string
  /** The same in short, for who reads no Italian. */
  readonly english: string
  /** Whether the page takes part in the editor's screen, and renews itself. */
  readonly isLive?: boolean
}): string {
  return `<!doctype html>
<html lang="it" data-preview="notice">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeMarkup(page.title)}</title>
${page.isLive === true ? overlayMarkup : `<link rel="stylesheet" href="${STYLE_ADDRESS}">`}
</head>
<body class="edicola-page">
<main>
<h1>${escapeMarkup(page.title)}</h1>
${page.body}
<p lang="en">${escapeMarkup(page.english)}</p>
</main>
</body>
</html>`
}

/** What an editor's page needs in its head. */
export const overlayMarkup = `<link rel="stylesheet" href="${STYLE_ADDRESS}"><script type="module" src="${OVERLAY_ADDRESS}"></script>`

/** What a guest's page needs in its head. */
export const guestMarkup = `<meta name="robots" content="noindex"><link rel="stylesheet" href="${STYLE_ADDRESS}">`

/** Says above a page what keeps its document from being published; nothing when nothing does. */
export function problemsMarkup(problems: readonly ContentProblem[]): string {
  if (problems.length === 0) return ''
  const count = problems.length === 1 ? 'Manca una cosa' : `Mancano ${problems.length} cose`
  return `<aside class="edicola-notice" aria-label="Prima di pubblicare"><p><strong>${count} prima di pubblicare.</strong> Quello che non c’è ancora è segnato con «…», o non si vede.</p>${listMarkup(problems)}</aside>`
}

/** The page for a document that no page can show yet. */
export function unfitPage(problems: readonly ContentProblem[], error?: string): string {
  const why =
    problems.length > 0
      ? `<p>A questo documento manca ancora qualcosa perché una pagina lo possa mostrare. Appena c’è, l’anteprima compare da sola.</p>${listMarkup(problems)}`
      : '<p>Il documento c’è, ma il sito non ha una pagina che lo mostri.</p>'
  const technical =
    error === undefined
      ? ''
      : `<p>La pagina del sito si è fermata. Il sito pubblicato non ne risente. A chi se ne occupa si può dire:</p><pre>${escapeMarkup(error)}</pre>`
  return previewPage({
    title: 'L’anteprima non si può ancora mostrare',
    body: why + technical,
    english:
      'This document cannot be shown yet: something is missing, or the page of the site has failed. The published site is not affected.',
    isLive: true,
  })
}

/** Says above a guest's page what it is, in the language of the page. */
export function guestNotice(
  until: string,
  given: { readonly timeZone: string; readonly language: Language },
): string {
  const { timeZone, language } = given
  const day = new Intl.DateTimeFormat(language === 'it' ? 'it-IT' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(until))
  const { label, what, how } = guestWords[language]
  return `<aside class="edicola-notice" aria-label="${label}"><p><strong>${what}</strong> ${how} ${escapeMarkup(day)}.</p></aside>`
}

const guestWords: Readonly<Record<Language, Readonly<Record<'label' | 'what' | 'how', string>>>> = {
  it: {
    label: 'Anteprima',
    what: 'Anteprima: questa pagina non è pubblicata.',
    how: 'Chi ha questo collegamento la vede fino al',
  },
  en: {
    label: 'Preview',
    what: 'Preview: this page is not published.',
    how: 'Whoever has this link can see it until',
  },
}

function listMarkup(problems: readonly ContentProblem[]): string {
  const items = problems.map((problem) => {
    const { documentId: id, documentType: type, path, message } = problem
    const data = Object.entries({ id, type, path, base: '/' })
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join(';')
    return `<li><a href="${escapeMarkup(fieldAddress(problem))}" target="_top" data-sanity="${escapeMarkup(data)}">${escapeMarkup(message)}</a></li>`
  })
  return `<ul>${items.join('')}</ul>`
}

/** Where the Studio opens the field of a problem beside the page of its document, without our script. */
function fieldAddress({ documentId, path, studioUrl }: ContentProblem): string {
  const field = path === '' ? '' : `;path=${encodeURIComponent(path)}`
  const page = new URLSearchParams({ preview: `${PREVIEW_DESK}/documento/${documentId}` })
  return `${new URL(studioUrl).pathname}${field};mode=presentation/?${page}`
}
