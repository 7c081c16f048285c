import { createRandom } from '../../createRandom.ts'
import { referredId } from '../../referredId.ts'
import { article } from '../../site/fixtureArticles.ts'
import { doc, type Document, figure, p, ref, refs, slug } from '../../site/fixtureParts.ts'
import { scenes } from '../../site/fixturePeople.ts'

export type Documents = Map<string, Document>

/** Something that an editor or a reader does; returns the ids that it touched. */
type Edit = (edits: Editing) => readonly string[]

interface Editing {
  readonly documents: Documents
  readonly random: () => number
  readonly serial: () => number
}

const DAY = 24 * 60 * 60 * 1000
const TODAY = Math.floor(Date.now() / DAY) * DAY

const pick = <T>({ random }: Editing, values: readonly T[]): T | undefined =>
  values[Math.floor(random() * values.length)]
const ofType = ({ documents }: Editing, type: string): Document[] =>
  [...documents.values()].filter(({ _type }) => _type === type)
const some = (edits: Editing, type: string, most: number): string[] => {
  const all = ofType(edits, type)
  const count = Math.floor(edits.random() * (most + 1))
  return [...new Set(Array.from({ length: count }, () => pick(edits, all)?._id ?? ''))].filter(
    (id) => id !== '',
  )
}
const put = ({ documents, serial }: Editing, document: Document): string[] => {
  const { _id } = document
  const number = serial()
  const _updatedAt = new Date(Date.UTC(2026, 9, 1) + number * 1000).toISOString()
  documents.set(_id, { ...document, _rev: `rev-${number}`, _updatedAt })
  return [_id]
}
const change = (
  edits: Editing,
  type: string,
  fields: (document: Document) => Record<string, unknown>,
): string[] => {
  const document = pick(edits, ofType(edits, type))
  return document === undefined ? [] : put(edits, { ...document, ...fields(document) })
}
const remove = (edits: Editing, type: string): string[] => {
  const document = pick(edits, ofType(edits, type))
  if (document === undefined) return []
  edits.documents.delete(document._id)
  return [document._id]
}
const moment = ({ random }: Editing): string =>
  new Date(TODAY + Math.floor(random() * 150 - 120) * DAY).toISOString()
const anyOf = (edits: Editing, type: string, language: string): string | undefined =>
  pick(
    edits,
    ofType(edits, type).filter((document) => document['language'] === language),
  )?._id
const relations = (edits: Editing, language: string): Record<string, unknown> => {
  const series = edits.random() < 0.4 ? anyOf(edits, 'series', language) : undefined
  return {
    tags: refs(...some(edits, 'tag', 3)),
    authors: refs(anyId(edits, 'author'), ...some(edits, 'author', 1)).slice(0, 1),
    category: ref(anyOf(edits, 'category', language) ?? 'c-mestiere'),
    series: series && ref(series),
    related: edits.random() < 0.3 ? refs(...some(edits, 'article', 2)) : undefined,
  }
}
const anyId = (edits: Editing, type: string): string => pick(edits, ofType(edits, type))?._id ?? ''

const writeArticle: Edit = (edits) => {
  const number = edits.serial()
  const language = edits.random() < 0.8 ? 'it' : 'en'
  return put(
    edits,
    article(`x-${number}`, `Pezzo numero ${number}`, moment(edits), {
      language,
      ...relations(edits, language),
    }),
  )
}

const writeComment: Edit = (edits) => {
  const number = edits.serial()
  const target = anyId(edits, 'article')
  const parent = pick(
    edits,
    ofType(edits, 'comment').filter((comment) => referredId(comment['article']) === target),
  )
  return put(
    edits,
    doc('comment', `comment.x${number}`, {
      article: { ...ref(target), _weak: true },
      name: `Lettore ${number}`,
      status: edits.random() < 0.8 ? 'approved' : 'pending',
      submittedAt: moment(edits),
      body: `Parole di ${number}.`,
      language: 'it',
      ...(parent && edits.random() < 0.6 && { parent: { ...ref(parent._id), _weak: true } }),
    }),
  )
}

const writeEvent: Edit = (edits) => {
  const number = edits.serial()
  const startsAt = moment(edits)
  return put(
    edits,
    doc('event', `e-${number}`, {
      title: `Incontro ${number}`,
      language: 'it',
      slug: slug(`incontro-${number}`),
      startsAt,
      endsAt:
        edits.random() < 0.5 ? undefined : new Date(Date.parse(startsAt) + DAY / 8).toISOString(),
      timeZone: 'Europe/Rome',
      status: 'scheduled',
      participants: [
        { _type: 'participant', _key: 'p1', role: 'speaker', author: ref(anyId(edits, 'author')) },
      ],
      ...(edits.random() < 0.5 && { report: ref(anyId(edits, 'article')) }),
    }),
  )
}

const writeTerm =
  (type: 'category' | 'tag' | 'series'): Edit =>
  (edits) => {
    const number = edits.serial()
    const language = edits.random() < 0.8 ? 'it' : 'en'
    const title = `Voce ${number}`
    return put(
      edits,
      doc(type, `${type}-${number}`, { title, language, slug: slug(`v-${number}`) }),
    )
  }

const writeRedirect: Edit = (edits) => {
  const number = edits.serial()
  const target =
    edits.random() < 0.7 ? { target: ref(anyId(edits, 'article')) } : { to: '/persone/' }
  return put(
    edits,
    doc('redirect', `r-${number}`, { from: `/v/${number}`, permanent: true, ...target }),
  )
}

const changeSettings: Edit = (edits) => {
  const number = edits.serial()
  const all: readonly Record<string, unknown>[] = [
    { title: `Testata ${number}` },
    { articlesPerPage: 5 + Math.floor(edits.random() * 3) },
    { comments: { closeAfterDays: Math.floor(edits.random() * 3) * 20 } },
    {
      menu: [
        { _type: 'menuEntry', _key: 'm1', label: 'Una', target: ref(anyId(edits, 'article')) },
      ],
    },
    { menu: undefined },
    { description: `Sottotitolo ${number}` },
  ]
  return change(edits, 'settings', () => pick(edits, all) ?? {})
}

const picture = (edits: Editing): Record<string, unknown> => ({
  hero:
    edits.random() < 0.4
      ? undefined
      : figure(edits.random() < 0.5 ? scenes.piazza : scenes.redazione, `Figura ${edits.serial()}`),
})

/** What may happen to a newspaper, the frequent more often. */
const EDITS: readonly Edit[] = [
  writeArticle,
  writeArticle,
  writeArticle,
  (edits) => change(edits, 'article', () => ({ title: `Titolo ${edits.serial()}` })),
  (edits) => change(edits, 'article', () => ({ body: [p(`Testo nuovo ${edits.serial()}.`)] })),
  (edits) => change(edits, 'article', () => ({ slug: slug(`indirizzo-${edits.serial()}`) })),
  (edits) => change(edits, 'article', () => ({ publishedAt: moment(edits) })),
  (edits) => change(edits, 'article', ({ language }) => relations(edits, String(language))),
  (edits) => change(edits, 'article', ({ featured }) => ({ featured: featured !== true })),
  (edits) => change(edits, 'article', () => ({ lead: `Sommario ${edits.serial()}.` })),
  (edits) =>
    change(edits, 'article', () => {
      return { translation: { ...ref(anyId(edits, 'article')), _weak: true } }
    }),
  (edits) => change(edits, 'article', () => picture(edits)),
  (edits) => remove(edits, 'article'),
  writeComment,
  writeComment,
  (edits) => change(edits, 'comment', () => ({ status: 'spam' })),
  (edits) => change(edits, 'comment', () => ({ status: 'approved' })),
  (edits) => change(edits, 'comment', () => ({ body: `Corretto ${edits.serial()}.` })),
  (edits) => remove(edits, 'comment'),
  changeSettings,
  writeEvent,
  (edits) => change(edits, 'event', () => ({ title: `Evento ${edits.serial()}` })),
  (edits) => change(edits, 'event', () => ({ startsAt: moment(edits), endsAt: undefined })),
  (edits) => remove(edits, 'event'),
  writeTerm('category'),
  writeTerm('tag'),
  writeTerm('series'),
  (edits) => change(edits, 'tag', () => ({ title: `Etichetta ${edits.serial()}` })),
  (edits) => change(edits, 'category', () => ({ slug: slug(`c-${edits.serial()}`) })),
  (edits) => change(edits, 'series', () => ({ title: `Serie ${edits.serial()}` })),
  (edits) => remove(edits, 'tag'),
  (edits) => remove(edits, 'series'),
  (edits) => change(edits, 'author', () => ({ name: `Nome ${edits.serial()}` })),
  (edits) => change(edits, 'author', () => ({ slug: slug(`persona-${edits.serial()}`) })),
  writeRedirect,
  (edits) => remove(edits, 'redirect'),
  (edits) => change(edits, 'page', () => ({ title: `Pagina ${edits.serial()}` })),
]

/** Makes random edits of `documents`, which change in place. Equal seeds make equal edits. */
export function randomEditor(documents: Documents, seed: number): () => readonly string[] {
  const random = createRandom(seed)
  let count = seed * 100_000
  const edits: Editing = {
    documents,
    random,
    serial: () => {
      count += 1
      return count
    },
  }
  return () => {
    for (;;) {
      const ids = pick(edits, EDITS)?.(edits) ?? []
      if (ids.length > 0) return ids
    }
  }
}
