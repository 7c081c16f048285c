/** The namespace of the strings that this Studio adds to Sanity's own. */
export const edicolaNamespace = 'edicola'

/** What this Studio says to editors, in Italian. Keys are grouped by where they are met. */
export const italianStrings = {
  'desk.title': 'Redazione',
  'desk.pending': 'Da moderare',
  'desk.drafts': 'Bozze',
  'desk.article': 'Articoli',
  'desk.event': 'Eventi',
  'desk.author': 'Persone',
  'desk.category': 'Categorie',
  'desk.tag': 'Tag',
  'desk.series': 'Serie',
  'desk.page': 'Pagine',
  'desk.comment': 'Commenti',
  'desk.comment.approved': 'Approvati',
  'desk.comment.spam': 'Spam',
  'desk.comment.trash': 'Cestino',
  'desk.comment.all': 'Tutti',
  'desk.settings': 'Impostazioni',
  'desk.redirect': 'Rimandi',
  'moderation.approved.action': 'Approva',
  'moderation.approved.done': 'Commento approvato: sarà sulla pagina tra poco.',
  'moderation.pending.action': 'Rimetti in attesa',
  'moderation.pending.done': 'Commento rimesso in attesa.',
  'moderation.spam.action': 'Segna come spam',
  'moderation.spam.done': 'Commento segnato come spam.',
  'moderation.trash.action': 'Cestina',
  'moderation.trash.done': 'Commento cestinato.',
  'moderation.failed': 'Lo stato del commento non è cambiato',
} as const

/** The name of one of this Studio's own strings. */
export type EdicolaStringKey = keyof typeof italianStrings

/** What this Studio says to editors, in English. */
export const englishStrings: Record<EdicolaStringKey, string> = {
  'desk.title': 'Newsroom',
  'desk.pending': 'To moderate',
  'desk.drafts': 'Drafts',
  'desk.article': 'Articles',
  'desk.event': 'Events',
  'desk.author': 'People',
  'desk.category': 'Categories',
  'desk.tag': 'Tags',
  'desk.series': 'Series',
  'desk.page': 'Pages',
  'desk.comment': 'Comments',
  'desk.comment.approved': 'Approved',
  'desk.comment.spam': 'Spam',
  'desk.comment.trash': 'Trash',
  'desk.comment.all': 'All',
  'desk.settings': 'Settings',
  'desk.redirect': 'Redirects',
  'moderation.approved.action': 'Approve',
  'moderation.approved.done': 'Comment approved: it will be on the page shortly.',
  'moderation.pending.action': 'Put back on hold',
  'moderation.pending.done': 'Comment put back on hold.',
  'moderation.spam.action': 'Mark as spam',
  'moderation.spam.done': 'Comment marked as spam.',
  'moderation.trash.action': 'Move to trash',
  'moderation.trash.done': 'Comment moved to the trash.',
  'moderation.failed': 'The status of the comment has not changed',
}
