/** What is said about deleted documents, in Italian. */
export const trashItalian = {
  'desk.trash': 'Cestino',
  'trash.lead': 'Ciò che è stato eliminato, dal più recente. Niente va perso.',
  'trash.none': 'Il cestino è vuoto.',
  'trash.none.next': 'Ciò che elimini si ritrova qui, e si può ripristinare come bozza.',
  'trash.loading': 'Un momento…',
  'trash.absent': 'Qui il cestino non c’è',
  'trash.absent.next':
    'Sanity non dice che cosa è stato eliminato. Se conosci l’indirizzo di un documento, aprilo: dalla sua cronologia si ripristina.',
  'trash.failed': 'Non riesco a leggere il cestino',
  'trash.untitled': 'Senza titolo',
  'trash.by': '{{type}}, eliminato da {{by}}, {{at}}',
  'trash.unknown': 'un programma',
  'trash.restore': 'Ripristina',
  'trash.restore.label': 'Ripristina «{{title}}»',
  'trash.restored': '«{{title}}» è di nuovo tra le bozze',
  'trash.restored.next': 'Per rimetterlo sul sito, pubblicalo.',
  'trash.restore.failed': 'Non è stato possibile ripristinarlo',
  'trash.restore.needs':
    'Ha bisogno di «{{title}}», che è stato eliminato: prima ripristina e pubblica quello.',
} as const

/** What is said about deleted documents, in English. */
export const trashEnglish: Record<keyof typeof trashItalian, string> = {
  'desk.trash': 'Trash',
  'trash.lead': 'What was deleted, the latest first. Nothing gets lost.',
  'trash.none': 'The trash is empty.',
  'trash.none.next': 'What you delete is found here, and can be restored as a draft.',
  'trash.loading': 'A moment…',
  'trash.absent': 'There is no trash here',
  'trash.absent.next':
    'Sanity does not tell what was deleted. If you know the address of a document, open it: it can be restored from its history.',
  'trash.failed': 'I cannot read the trash',
  'trash.untitled': 'Untitled',
  'trash.by': '{{type}}, deleted by {{by}}, {{at}}',
  'trash.unknown': 'a program',
  'trash.restore': 'Restore',
  'trash.restore.label': 'Restore “{{title}}”',
  'trash.restored': '“{{title}}” is among the drafts again',
  'trash.restored.next': 'To put it back on the site, publish it.',
  'trash.restore.failed': 'It could not be restored',
  'trash.restore.needs':
    'It needs “{{title}}”, which was deleted: restore and publish that one first.',
}
