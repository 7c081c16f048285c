/** What previews say, in Italian. */
export const previewItalian = {
  'preview.see': 'Vedi l’anteprima',
  'preview.share': 'Condividi l’anteprima',
  'preview.share.lead':
    'Chi ha il collegamento vede questa pagina com’è adesso e come cambierà, senza entrare nello Studio. Non può modificarla, e i motori di ricerca non la trovano.',
  'preview.share.days': 'Vale per',
  'preview.share.days.1': 'un giorno',
  'preview.share.days.7': 'una settimana',
  'preview.share.days.30': 'un mese',
  'preview.share.make': 'Crea il collegamento',
  'preview.share.until': 'Vale fino al {{when}}.',
  'preview.share.copy': 'Copia',
  'preview.share.copied': 'Il collegamento è copiato',
  'preview.share.close': 'Chiudi',
  'preview.share.failed': 'Il collegamento non si è potuto creare: {{why}}',
  'preview.share.alone':
    'Questo Studio è aperto lontano dal programma che pubblica il sito: da qui non si può condividere.',
} as const

/** What previews say, in English. */
export const previewEnglish: Record<keyof typeof previewItalian, string> = {
  'preview.see': 'See the preview',
  'preview.share': 'Share the preview',
  'preview.share.lead':
    'Whoever has the link sees this page as it is now and as it will change, without signing in. They cannot edit it, and search engines do not find it.',
  'preview.share.days': 'Good for',
  'preview.share.days.1': 'a day',
  'preview.share.days.7': 'a week',
  'preview.share.days.30': 'a month',
  'preview.share.make': 'Make the link',
  'preview.share.until': 'Good until {{when}}.',
  'preview.share.copy': 'Copy',
  'preview.share.copied': 'The link is copied',
  'preview.share.close': 'Close',
  'preview.share.failed': 'The link could not be made: {{why}}',
  'preview.share.alone':
    'This Studio is open away from the program that publishes the site: nothing can be shared from here.',
}
