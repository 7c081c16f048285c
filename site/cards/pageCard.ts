import type { Article } from '../../schemas/content.types.ts'
import type { Content } from '../content/content.ts'
import { grouping } from '../content/grouping.ts'
import { articlesIn } from '../content/selectors/articlesBy.ts'
import { loadPicture, type PictureSource } from '../pictures/loadPicture.ts'
import { cardSize, type CardWords } from './cardLayout.ts'
import { makeCard } from './makeCard.ts'

/** Articles without a picture that get a card of their own; painting one takes some 30 ms. */
const NEWEST = 100

/** Asked for every article: each must cost one lookup, not a walk through the archive. */
const newest = grouping(function newestArticles(content) {
  const both = (['it', 'en'] as const).flatMap((language) =>
    articlesIn(content, language).slice(0, NEWEST),
  )
  return new Map(both.map(({ _id }) => [_id, true]))
})

/** What a page has to make a card of. */
export interface CardWish {
  readonly card: Omit<CardWords, 'site'>
  /** Chosen by the editor to stand for the page: taken as it is. */
  readonly chosen?: PictureSource | undefined
  /** The page's own picture, to stand on the card. */
  readonly picture?: PictureSource | undefined
  /** The document, to be named when its picture cannot be fetched. */
  readonly owner: unknown
}

/** The address of the picture that stands for a page where it is shared. */
export async function pageCard(content: Content, wish: CardWish): Promise<string> {
  const { card, chosen, picture, owner } = wish
  const whole = { widths: [cardSize.width], ratio: cardSize.width / cardSize.height } as const
  const given = await loadPicture(content, chosen, { ...whole, format: 'jpg', owner })
  if (given !== undefined) return given.src
  const square = await loadPicture(content, picture, {
    widths: [480],
    ratio: 1,
    format: 'jpg',
    owner,
  })
  return makeCard({ ...card, site: content.settings.title }, square?.src)
}

/**
 * The card of an article. One that is old and has no picture gets its category's: a site of ten
 * thousand texts must not paint ten thousand cards.
 */
export function articleCard(
  content: Content,
  article: Article,
  words: { readonly category: string; readonly line: string },
): Promise<string> {
  const own = article.hero?.asset !== undefined || newest(content, article._id) === true
  const card = own
    ? { label: words.category, title: article.title, line: words.line }
    : { label: '', title: words.category, line: '' }
  const { hero, seo } = article
  return pageCard(content, { card, chosen: seo?.image, picture: hero, owner: article })
}
