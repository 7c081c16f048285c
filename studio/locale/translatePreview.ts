import { shortDate, shortDateTime } from '../../schemas/shortDate.ts'
import type { Dictionary } from './dictionary.ts'

type Prepare = (selection: Readonly<Record<string, unknown>>, ...others: unknown[]) => unknown

/** What previews put between the parts of a line. */
const separator = ' · '

/**
 * A preview whose own words come in another language: those that stand for what is missing, titles
 * of choices, and dates. What an editor wrote stays as it is.
 */
export function translatePreview(preview: unknown, dictionary: Dictionary): unknown {
  if (!isObject(preview) || !('prepare' in preview) || !isPrepare(preview.prepare)) return preview
  const { prepare } = preview
  return {
    ...preview,
    prepare: (selection: Readonly<Record<string, unknown>>, ...others: unknown[]): unknown => {
      const shown = prepare(selection, ...others)
      if (!isObject(shown)) return shown
      const written = Object.values(selection ?? {})
      const dates = new Map(written.flatMap(datesOf))
      const translated = (line: unknown): unknown =>
        typeof line !== 'string' || written.includes(line)
          ? line
          : line
              .split(separator)
              .map((part) =>
                written.includes(part) ? part : (dates.get(part) ?? dictionary[part] ?? part),
              )
              .join(separator)
      const lines = Object.entries(shown).filter(([key]) => key === 'title' || key === 'subtitle')
      return {
        ...shown,
        ...Object.fromEntries(lines.map(([key, line]) => [key, translated(line)])),
      }
    },
  }
}

/** How the content model shows a moment, and how English does. */
function datesOf(value: unknown): readonly (readonly [string, string])[] {
  const pairs = [shortDate, shortDateTime].map(
    (show) => [show(value), show(value, 'en-GB')] as const,
  )
  return pairs.filter(([italian]) => italian !== '')
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const isPrepare = (value: unknown): value is Prepare => typeof value === 'function'
