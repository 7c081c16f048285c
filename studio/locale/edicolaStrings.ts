import { mediaEnglish, mediaItalian } from '../media/mediaStrings.ts'
import { homeEnglish, homeItalian } from '../home/homeStrings.ts'
import { moderationEnglish, moderationItalian } from '../moderation/moderationStrings.ts'
import { pastingEnglish, pastingItalian } from '../pasting/pastingStrings.ts'
import { planningEnglish, planningItalian } from '../planning/planningStrings.ts'
import { previewEnglish, previewItalian } from '../preview/previewStrings.ts'
import { redirectEnglish, redirectItalian } from '../redirects/redirectStrings.ts'
import { reviewEnglish, reviewItalian } from '../review/reviewStrings.ts'
import { siteEnglish, siteItalian } from '../siteState/siteStrings.ts'
import { trashEnglish, trashItalian } from '../trash/trashStrings.ts'
import { writingEnglish, writingItalian } from '../writing/writingStrings.ts'

/** The namespace of the strings that this Studio adds to Sanity's own. */
export const edicolaNamespace = 'edicola'

/** What this Studio says to editors, in Italian. Keys are grouped by where they are met. */
export const italianStrings = {
  'desk.title': 'Redazione',
  'desk.pending': 'Da moderare',
  'desk.drafts': 'Bozze',
  'desk.scheduled': 'Programmati',
  'desk.published': 'Pubblicati',
  'desk.article': 'Articoli',
  'desk.articlesBy': 'Articoli per…',
  'desk.articlesBy.author': 'Firma',
  'desk.articlesBy.category': 'Categoria',
  'desk.articlesBy.tag': 'Tag',
  'desk.articlesBy.series': 'Serie',
  'desk.articlesBy.noPicture': 'Senza immagine di apertura',
  'desk.event': 'Eventi',
  'desk.event.upcoming': 'Prossimi',
  'desk.event.past': 'Passati',
  'desk.event.all': 'Tutti',
  'desk.author': 'Persone',
  'desk.category': 'Categorie',
  'desk.tag': 'Tag',
  'desk.series': 'Serie',
  'desk.page': 'Pagine',
  'desk.comment': 'Commenti',
  'desk.settings': 'Impostazioni',
  'desk.redirect': 'Rimandi',
  ...mediaItalian,
  ...homeItalian,
  ...moderationItalian,
  ...pastingItalian,
  ...planningItalian,
  ...previewItalian,
  ...redirectItalian,
  ...reviewItalian,
  ...siteItalian,
  ...trashItalian,
  ...writingItalian,
} as const

/** The name of one of this Studio's own strings. */
export type EdicolaStringKey = keyof typeof italianStrings

/** What this Studio says to editors, in English. */
export const englishStrings: Record<EdicolaStringKey, string> = {
  'desk.title': 'Newsroom',
  'desk.pending': 'To moderate',
  'desk.drafts': 'Drafts',
  'desk.scheduled': 'Scheduled',
  'desk.published': 'Published',
  'desk.article': 'Articles',
  'desk.articlesBy': 'Articles by…',
  'desk.articlesBy.author': 'Author',
  'desk.articlesBy.category': 'Category',
  'desk.articlesBy.tag': 'Tag',
  'desk.articlesBy.series': 'Series',
  'desk.articlesBy.noPicture': 'Without a main picture',
  'desk.event': 'Events',
  'desk.event.upcoming': 'Upcoming',
  'desk.event.past': 'Past',
  'desk.event.all': 'All',
  'desk.author': 'People',
  'desk.category': 'Categories',
  'desk.tag': 'Tags',
  'desk.series': 'Series',
  'desk.page': 'Pages',
  'desk.comment': 'Comments',
  'desk.settings': 'Settings',
  'desk.redirect': 'Redirects',
  ...mediaEnglish,
  ...homeEnglish,
  ...moderationEnglish,
  ...pastingEnglish,
  ...planningEnglish,
  ...previewEnglish,
  ...redirectEnglish,
  ...reviewEnglish,
  ...siteEnglish,
  ...trashEnglish,
  ...writingEnglish,
}
