import type { Audience } from './previewMessages.ts'
import { escapeMarkup, previewPage } from './previewPages.ts'

/** Pages that say why there is no preview. */
export const messagePages = {
  signIn: previewPage({
    title: 'Prima entra nello Studio',
    english: 'Previews show what is not published: sign in to the Studio first.',
    body: '<p>L’anteprima mostra testi non ancora pubblicati: la vede chi lavora qui.</p><p><a href="/">Entra nello Studio</a>, poi torna a questa pagina. Chi sta fuori dalla redazione può averne un collegamento da chi scrive.</p>',
  }),
  away: previewPage({
    title: 'I contenuti non rispondono',
    english: 'The content does not answer. Try again in a few seconds.',
    body: '<p>L’anteprima non riesce a leggerli in questo momento. Riprova fra qualche secondo.</p>',
    isLive: true,
  }),
  malformed: previewPage({
    title: 'L’indirizzo non è valido',
    english: 'This address is not valid.',
    body: '<p>Torna all’<a href="/anteprima/">anteprima della prima pagina</a>.</p>',
  }),
  wrongLink: previewPage({
    title: 'Il collegamento non è valido',
    english: 'This link is not valid: perhaps it was copied in part.',
    body: '<p>Forse è stato copiato solo in parte. Chiedi a chi te l’ha mandato di copiarlo di nuovo.</p>',
  }),
  expiredLink: previewPage({
    title: 'Il collegamento è scaduto',
    english: 'This link has expired. Ask for a new one.',
    body: '<p>I collegamenti alle anteprime valgono per un tempo limitato. Chiedine uno nuovo a chi te l’ha mandato.</p>',
  }),
  /** For a guest, whom it does not concern what is missing. */
  notYet: previewPage({
    title: 'La pagina non è ancora pronta',
    english: 'This page is not ready yet. Try again in a while.',
    body: '<p>Chi la scrive ha ancora qualcosa da completare. Riprova fra un po’.</p>',
  }),
  missing: (kind: Audience['kind']): string =>
    kind === 'guest'
      ? previewPage({
          title: 'La pagina non c’è più',
          english: 'This page is no longer there.',
          body: '<p>Il documento che questo collegamento mostrava è stato tolto.</p>',
        })
      : previewPage({
          title: 'Qui non c’è una pagina',
          english: 'No document has this address.',
          body: '<p>Nessun documento ha questo indirizzo. Se lo stai scrivendo adesso, dagli un indirizzo: la pagina compare da sola.</p><p><a href="/anteprima/">Vai alla prima pagina</a></p>',
          isLive: true,
        }),
}

/** Says that the process which renders has failed; a guest is not told how. */
export function failedPage(kind: Audience['kind'], message: string): string {
  const detail =
    kind === 'guest'
      ? ''
      : `<p>A chi se ne occupa si può dire:</p><pre>${escapeMarkup(message)}</pre>`
  return previewPage({
    title: 'L’anteprima si è fermata',
    english: 'The preview has failed; the published site is not affected. Reload to try again.',
    body: `<p>Il sito pubblicato non ne risente. Ricarica la pagina per riprovare.</p>${detail}`,
  })
}
