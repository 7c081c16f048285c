import { isDeepStrictEqual } from 'node:util'
import type { Bound, Constraint, CustomContext } from './recordRules.ts'
import { readProperty } from './readProperty.ts'

/** Whether a value meets a constraint: true, or what is wrong, in an editor's words. */
export function checkConstraint(
  constraint: Constraint,
  value: unknown,
  context: CustomContext,
): true | string {
  if (constraint.kind === 'required') return isPresent(value) || 'È obbligatorio.'
  if (constraint.kind === 'custom') return checkCustom(constraint.check, value, context)
  // As in the Studio, what is absent breaks no rule but `required`.
  if (value === undefined || value === null) return true
  switch (constraint.kind) {
    case 'min':
    case 'max':
    case 'length':
    case 'greaterThan':
    case 'lessThan':
      return checkBound(constraint.kind, constraint.bound, value, context)
    case 'integer':
      return Number.isInteger(value) || 'Deve essere un numero intero.'
    case 'positive':
      return Number(value) >= 0 || 'Deve essere un numero positivo.'
    case 'negative':
      return Number(value) < 0 || 'Deve essere un numero negativo.'
    case 'precision':
      return hasPrecision(value, constraint.digits) || `Al massimo ${constraint.digits} decimali.`
    case 'regex':
      return (
        new RegExp(constraint.pattern).test(asText(value)) !== constraint.invert ||
        'Non ha la forma giusta.'
      )
    case 'email':
      return (
        /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(asText(value)) || 'Non è un indirizzo email.'
      )
    case 'uri':
      return checkUri(constraint, asText(value))
    case 'uppercase':
      return asText(value) === asText(value).toLocaleUpperCase() || 'Usa solo maiuscole.'
    case 'lowercase':
      return asText(value) === asText(value).toLocaleLowerCase() || 'Usa solo minuscole.'
    case 'assetRequired':
      return readProperty(value, 'asset') !== undefined || 'Manca il file.'
    case 'unique':
      return !Array.isArray(value) || isUnique(value) || 'Contiene due volte la stessa voce.'
    case 'valid':
      return (
        constraint.values.some((allowed) => isDeepStrictEqual(allowed, value)) ||
        `Non è tra i valori ammessi: ${constraint.values.map(asText).join(', ')}.`
      )
  }
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '')

function isPresent(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false
  const type = readProperty(value, '_type')
  if (type === 'slug') return isPresent(readProperty(value, 'current'))
  if (type === 'reference') return isPresent(readProperty(value, '_ref'))
  return true
}

function checkCustom(
  check: (value: unknown, context: CustomContext) => unknown,
  value: unknown,
  context: CustomContext,
): true | string {
  const verdict = check(value ?? undefined, context)
  if (typeof verdict === 'string') return verdict
  const message = readProperty(verdict, 'message')
  return typeof message === 'string' ? message : true
}

function checkBound(
  kind: 'min' | 'max' | 'length' | 'greaterThan' | 'lessThan',
  bound: Bound,
  value: unknown,
  context: CustomContext,
): true | string {
  const limit = typeof bound === 'object' ? readProperty(context.parent, bound.valueOfField) : bound
  if (limit === undefined || limit === null) return true
  const [size, wanted] = measure(value, limit)
  switch (kind) {
    case 'min':
      return size >= wanted || `Deve essere almeno ${asText(limit)}.`
    case 'max':
      return size <= wanted || `Deve essere al massimo ${asText(limit)}.`
    case 'length':
      return size === wanted || `Deve essere lungo ${asText(limit)}.`
    case 'greaterThan':
      return size > wanted || `Deve essere più di ${asText(limit)}.`
    case 'lessThan':
      return size < wanted || `Deve essere meno di ${asText(limit)}.`
  }
}

/** Value and limit as numbers: lengths of texts and lists, moments of dates, numbers as they are. */
function measure(value: unknown, limit: unknown): readonly [number, number] {
  if (typeof value === 'number') return [value, Number(limit)]
  if (Array.isArray(value)) return [value.length, Number(limit)]
  if (typeof limit === 'string') return [Date.parse(asText(value)), Date.parse(limit)]
  return [asText(value).length, Number(limit)]
}

const hasPrecision = (value: unknown, digits: number): boolean =>
  typeof value !== 'number' || Number(value.toFixed(digits)) === value

function checkUri(constraint: Constraint & { kind: 'uri' }, value: string): true | string {
  const wrong = 'Non è un indirizzo web valido.'
  if (!URL.canParse(value)) {
    const isRelative = constraint.allowRelative || constraint.relativeOnly
    return (isRelative && URL.canParse(value, 'https://example.org') && !/\s/.test(value)) || wrong
  }
  if (constraint.relativeOnly) return wrong
  const scheme = new URL(value).protocol.slice(0, -1)
  const isAllowed = constraint.schemes.some((allowed) =>
    typeof allowed === 'string' ? allowed === scheme : allowed.test(scheme),
  )
  return (
    isAllowed || `L’indirizzo deve cominciare con ${constraint.schemes.map(String).join(', ')}.`
  )
}

/** Compares as the Studio does: references by their target, other values without their `_key`. */
function isUnique(list: readonly unknown[]): boolean {
  const plain = list.map((entry) => {
    if (typeof entry !== 'object' || entry === null) return entry
    const { _key, ...rest } = { _key: undefined, ...entry }
    return rest
  })
  return plain.every((entry, index) =>
    plain.slice(index + 1).every((other) => !isDeepStrictEqual(entry, other)),
  )
}
