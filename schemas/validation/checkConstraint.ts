import { isDeepStrictEqual } from 'node:util'
import { checkBound } from './checkBound.ts'
import { checkCustom, type Fault, type ValueContext } from './checkCustom.ts'
import { checkUri } from './checkUri.ts'
import { readProperty } from './readProperty.ts'
import type { Constraint, RecordedRule } from './recordRules.ts'

/**
 * What a rule finds wrong with a value: nothing, or the first of its demands that is not met. An
 * absent value meets all of them but `required` and custom ones, as in the Studio.
 */
export function checkRule(
  rule: RecordedRule,
  value: unknown,
  context: ValueContext,
): readonly Fault[] {
  const isAbsent = value === undefined || value === null
  if (rule.presence === 'required' && !isPresent(value)) {
    return [fault(rule.message ?? 'È obbligatorio.')]
  }
  if (isAbsent && rule.presence === 'optional') return []
  for (const constraint of rule.constraints) {
    if (isAbsent && constraint.kind !== 'custom') continue
    const faults = checkConstraint(constraint, value, context)
    if (faults.length === 0) continue
    return faults.map(({ path, message, isDefault }) => ({
      path,
      message: isDefault ? (rule.message ?? message) : message,
      isDefault: false,
    }))
  }
  return []
}

const fault = (message: string, path: readonly (string | number)[] = []): Fault => ({
  path,
  message,
  isDefault: true,
})

function checkConstraint(
  constraint: Constraint,
  value: unknown,
  context: ValueContext,
): readonly Fault[] {
  switch (constraint.kind) {
    case 'custom':
      return checkCustom(constraint.check, value, context)
    case 'all':
      return constraint.rules.flatMap((rule) => checkRule(rule, value, context)).slice(0, 1)
    case 'either': {
      const verdicts = constraint.rules.map((rule) => checkRule(rule, value, context))
      const messages = verdicts.flat().map(({ message }) => message)
      return verdicts.some(({ length }) => length === 0) ? [] : [fault(messages.join(' Oppure: '))]
    }
    case 'unique':
      return duplicates(value).map((place) => fault('Questa voce c’è già.', [place]))
    case 'valid':
      return checkValid(constraint.values, value)
    default: {
      const verdict = checkValue(constraint, value, context)
      return verdict === true ? [] : [fault(verdict)]
    }
  }
}

type ValueConstraint = Exclude<
  Constraint,
  { readonly kind: 'custom' | 'all' | 'either' | 'unique' | 'valid' }
>

const emailAddress = /^[^\s@<>()[\]\\,;:"]+@(?:[a-z\d-]+\.)+[a-z]{2,}$/i

function checkValue(
  constraint: ValueConstraint,
  value: unknown,
  context: ValueContext,
): true | string {
  const text = typeof value === 'string' ? value : ''
  switch (constraint.kind) {
    case 'min':
    case 'max':
    case 'length':
    case 'greaterThan':
    case 'lessThan':
    case 'precision':
      return checkBound(constraint, value, context.parent)
    case 'integer':
      return Number.isInteger(value) || 'Deve essere un numero intero.'
    case 'regex':
      return (
        new RegExp(constraint.pattern).test(text) !== constraint.invert || 'Non ha la forma giusta.'
      )
    case 'email':
      return text.trim() === '' || emailAddress.test(text.trim()) || 'Non è un indirizzo email.'
    case 'uri':
      return checkUri(constraint, text)
    case 'slug':
      return isPresent(readProperty(value, 'current')) || 'Manca l’indirizzo: premi «Genera».'
    case 'uppercase':
      return text === text.toLocaleUpperCase() || 'Usa solo maiuscole.'
    case 'lowercase':
      return text === text.toLocaleLowerCase() || 'Usa solo minuscole.'
    case 'assetRequired':
      return isPresent(readProperty(value, 'asset._ref')) || 'Manca il file.'
  }
}

/** As the Studio sees it: an object with nothing but its type and key is not there. */
function isPresent(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false
  if (typeof value !== 'object' || Array.isArray(value)) return true
  return Object.keys(value).some((name) => !['_key', '_type', '_weak'].includes(name))
}

function checkValid(allowed: readonly unknown[], value: unknown): readonly Fault[] {
  const isAllowed = (one: unknown): boolean =>
    allowed.some((each) => isDeepStrictEqual(withoutKey(each), withoutKey(one)))
  const message = `Non è tra i valori ammessi: ${allowed.map(shown).join(', ')}.`
  if (!Array.isArray(value)) return isAllowed(value) ? [] : [fault(message)]
  return value.flatMap((member, place) => (isAllowed(member) ? [] : [fault(message, [place])]))
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '')

/** The places of members that an earlier one equals, their keys apart. */
function duplicates(list: unknown): number[] {
  if (!Array.isArray(list)) return []
  const plain = list.map(withoutKey)
  return plain.flatMap((member, place) =>
    plain.slice(0, place).some((earlier) => isDeepStrictEqual(earlier, member)) ? [place] : [],
  )
}

function withoutKey(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== '_key'))
}
