import { readProperty } from './readProperty.ts'
import type { Bound, BoundedKind } from './recordRules.ts'

/** A value and its limit on one scale, and how an editor reads the limit. */
interface Measure {
  readonly size: number
  readonly limit: number
  readonly words: Readonly<Record<BoundedKind, string>>
}

/**
 * Whether a value keeps to a bound: true, or what is wrong, in an editor's words. Numbers are
 * compared as they are, dates by their moment, texts and lists by their length. A bound that is
 * another field's value asks nothing while that field is empty, or holds what is no bound at all.
 */
export function checkBound(
  { kind, bound }: { readonly kind: BoundedKind; readonly bound: Bound },
  value: unknown,
  parent: unknown,
): true | string {
  const wanted = typeof bound === 'object' ? readProperty(parent, bound.valueOfField) : bound
  if (typeof wanted !== 'number' && typeof wanted !== 'string') return true
  if (kind === 'precision') {
    return decimalsOf(value) <= Number(wanted) || `Al massimo ${Number(wanted)} decimali.`
  }
  const measured = measure(value, wanted)
  if (value === '' && kind !== 'length') return true
  return keepsTo(kind, measured) || measured.words[kind]
}

function keepsTo(kind: BoundedKind, { size, limit }: Measure): boolean {
  switch (kind) {
    case 'min':
      return size >= limit
    case 'max':
    case 'precision':
      return size <= limit
    case 'length':
      return size === limit
    case 'greaterThan':
      return size > limit
    case 'lessThan':
      return size < limit
  }
}

function measure(value: unknown, wanted: number | string): Measure {
  const limit = Number(wanted)
  if (typeof value === 'number') return { size: value, limit, words: numberWords(limit) }
  if (Array.isArray(value)) return { size: value.length, limit, words: countWords(limit, 'voc') }
  const text = typeof value === 'string' ? value : ''
  if (typeof wanted !== 'string') {
    return { size: text.length, limit, words: countWords(limit, 'caratter') }
  }
  const moment = wanted === 'now' ? Date.now() : Date.parse(wanted)
  return { size: Date.parse(text), limit: moment, words: dateWords(moment) }
}

const numberWords = (limit: number): Measure['words'] => ({
  min: `Deve essere almeno ${limit}.`,
  max: `Deve essere al massimo ${limit}.`,
  length: `Deve essere ${limit}.`,
  greaterThan: `Deve essere più di ${limit}.`,
  lessThan: `Deve essere meno di ${limit}.`,
  precision: `Al massimo ${limit} decimali.`,
})

/** «voce, voci» and «carattere, caratteri»: the ending is all that tells one from many. */
function countWords(limit: number, stem: 'voc' | 'caratter'): Measure['words'] {
  const counted = `${limit} ${stem}${limit === 1 ? 'e' : 'i'}`
  return {
    ...numberWords(limit),
    min: `Almeno ${counted}.`,
    max: `Al massimo ${counted}.`,
    length: `Esattamente ${counted}.`,
  }
}

function dateWords(moment: number): Measure['words'] {
  const date = Number.isNaN(moment)
    ? '?'
    : new Intl.DateTimeFormat('it', { dateStyle: 'long', timeZone: 'Europe/Rome' }).format(moment)
  const before = `Non può venire prima: ${date}.`
  const after = `Non può venire dopo: ${date}.`
  return { ...numberWords(moment), min: before, greaterThan: before, max: after, lessThan: after }
}

/** How many decimals a number is written with; none for what is no number. */
function decimalsOf(value: unknown): number {
  const parts = /(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(typeof value === 'number' ? `${value}` : '')
  return Math.max((parts?.[1]?.length ?? 0) - Number(parts?.[2] ?? 0), 0)
}
