import type { SchemaTypeDefinition } from 'sanity'
import type { Dictionary } from './dictionary.ts'
import { translatePreview } from './translatePreview.ts'
import { translateRules } from './translateRules.ts'

/** What of a definition an editor reads. */
const readKeys = new Set(['title', 'description'])

/**
 * A type of the content model with what editors read (titles, descriptions, choices, messages of
 * validation, words of previews) in another language. A text without a translation stays as it is.
 */
export function translateType(
  type: SchemaTypeDefinition,
  dictionary: Dictionary,
): SchemaTypeDefinition {
  const translated: SchemaTypeDefinition = { ...type }
  Object.assign(translated, translateParts(type, dictionary))
  return translated
}

function translateParts(definition: object, dictionary: Dictionary): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(definition).map(([key, value]) => [key, translate(key, value, dictionary)]),
  )
}

function translate(key: string, value: unknown, dictionary: Dictionary): unknown {
  if (typeof value === 'string') return readKeys.has(key) ? (dictionary[value] ?? value) : value
  if (Array.isArray(value)) return value.map((one: unknown) => translate('', one, dictionary))
  if (key === 'validation' && typeof value === 'function') return translateRules(value, dictionary)
  // A preview selects fields by name, under keys such as `title`; components are not texts.
  if (key === 'preview') return translatePreview(value, dictionary)
  if (key === 'components' || !isPlain(value)) return value
  return translateParts(value, dictionary)
}

function isPlain(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  )
}
