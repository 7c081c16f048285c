/** What is said about readers of an address that moves or goes, in Italian. */
export const redirectItalian = {
  'redirect.left': 'Chi arriva al vecchio indirizzo sarà portato al nuovo',
  'redirect.failed': 'Non pubblicato: il rimando dal vecchio indirizzo non è riuscito',
  'redirect.delete.title': 'Elimina «{{title}}»',
  'redirect.delete.question': 'Dove mandare chi cercherà {{path}}?',
  'redirect.delete.page': 'A un’altra pagina del sito',
  'redirect.delete.page.label': 'Pagina',
  'redirect.delete.page.placeholder': 'Cerca per titolo o nome',
  'redirect.delete.address': 'A un altro indirizzo',
  'redirect.delete.address.label': 'Indirizzo',
  'redirect.delete.address.wrong': 'Scrivi un indirizzo che comincia con / oppure con https://.',
  'redirect.delete.nowhere': 'Da nessuna parte: vedranno «Pagina non trovata»',
  'redirect.delete.confirm': 'Elimina',
  'redirect.delete.cancel': 'Annulla',
  'redirect.delete.done': '«{{title}}» è eliminato',
  'redirect.delete.failed': 'Non è stato eliminato',
  'redirect.delete.needed':
    'Non si può eliminare finché altri documenti ne hanno bisogno. Togli prima da lì il collegamento:',
  'redirect.delete.needed.more': 'e un altro',
  'redirect.delete.needed.more_other': 'e altri {{count}}',
  'redirect.delete.close': 'Chiudi',
} as const

/** What is said about readers of an address that moves or goes, in English. */
export const redirectEnglish: Record<keyof typeof redirectItalian, string> = {
  'redirect.left': 'Whoever comes to the old address will be taken to the new one',
  'redirect.failed': 'Not published: the redirect from the old address did not succeed',
  'redirect.delete.title': 'Delete “{{title}}”',
  'redirect.delete.question': 'Where to send those who look for {{path}}?',
  'redirect.delete.page': 'To another page of the site',
  'redirect.delete.page.label': 'Page',
  'redirect.delete.page.placeholder': 'Search by title or name',
  'redirect.delete.address': 'To another address',
  'redirect.delete.address.label': 'Address',
  'redirect.delete.address.wrong': 'Write an address that begins with / or with https://.',
  'redirect.delete.nowhere': 'Nowhere: they will see “Page not found”',
  'redirect.delete.confirm': 'Delete',
  'redirect.delete.cancel': 'Cancel',
  'redirect.delete.done': '“{{title}}” is deleted',
  'redirect.delete.failed': 'It was not deleted',
  'redirect.delete.needed':
    'It cannot be deleted while other documents need it. First take the link away there:',
  'redirect.delete.needed.more': 'and one more',
  'redirect.delete.needed.more_other': 'and {{count}} more',
  'redirect.delete.close': 'Close',
}
