import { inspectDocument } from './inspectDocument.ts'
import { isObject } from './walkContent.ts'

type RawDocument = Readonly<Record<string, unknown>>

/** A reference that leads nowhere: pages pass over it. */
const nobody = { _type: 'reference', _ref: 'nobody' }

/** What stands in a page for what its draft does not say yet. */
const standIns: Readonly<Record<string, unknown>> = {
  title: 'Senza titolo',
  name: 'Senza nome',
  slug: { _type: 'slug', current: 'bozza' },
  language: 'it',
  timeZone: 'Europe/Rome',
  body: [],
  alt: '…',
  category: nobody,
  authors: [{ ...nobody, _key: 'nobody' }],
}

const ROUNDS = 20

/**
 * The document as a page can show it: where something is missing, words that say so; what does not
 * fit is left out, the smallest part that helps. `undefined` when nothing helps.
 */
export function mendDocument(document: RawDocument, now: Date): RawDocument | undefined {
  const first = inspectDocument(document).verdict
  if (first.success) return document
  let mended: unknown = structuredClone(document)
  let { issues } = first
  for (let round = 0; round < ROUNDS && isObject(mended); round += 1) {
    for (const { path } of issues) mended = mend(mended, parsePath(path), round, now)
    if (!isObject(mended)) return undefined
    const { verdict } = inspectDocument(mended)
    if (verdict.success) return mended
    issues = verdict.issues
  }
  return undefined
}

type Step = string | { readonly key: string } | { readonly index: number }

/** The steps of a path in Sanity's form: `body[_key=="abc"].alt`. */
function parsePath(path: string): readonly Step[] {
  return [...path.matchAll(/\[_key=="([^"]*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, key, index, name = '']): Step => {
      if (key !== undefined) return { key }
      return index === undefined ? name : { index: Number(index) }
    },
  )
}

/** At first what is missing is made up; after that each round leaves out more. */
function mend(value: unknown, path: readonly Step[], round: number, now: Date): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  const isLast = rest.length <= Math.max(0, round - 1)
  if (Array.isArray(value)) {
    const members: readonly unknown[] = value
    return members.flatMap((member, index) => {
      if (!isAt(step, member, index)) return [member]
      return isLast && round > 0 ? [] : [mend(member, rest, round, now)]
    })
  }
  if (!isObject(value) || typeof step !== 'string') return value
  const { [step]: inner, ...others } = value
  if (isMissing(inner)) return round === 0 || rest.length === 0 ? madeUp(value, step, now) : others
  if (!isLast || round === 0) return { ...value, [step]: mend(inner, rest, round, now) }
  return step in standIns ? madeUp(others, step, now) : others
}

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === ''

function isAt(step: Step, member: unknown, index: number): boolean {
  if (typeof step === 'string') return false
  if ('index' in step) return step.index === index
  return isObject(member) && member['_key'] === step.key
}

function madeUp(value: RawDocument, field: string, now: Date): RawDocument {
  const isDate = /(?:At|Date)$/.test(field)
  const standIn = isDate ? now.toISOString() : (standIns[field] ?? '…')
  return { ...value, [field]: standIn }
}
