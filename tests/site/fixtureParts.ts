import { createHash } from 'node:crypto'

const LQIP =
  'data:image/jpeg;base64,/9j/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/wAALCAAQABgBAREA/8QAFwAAAwEAAAAAAAAAAAAAAAAAAAMEBf/EACAQAAICAQQDAQAAAAAAAAAAAAECAAMEERITIQUxQVH/2gAIAQEAAD8A2jYqmBsBkeRYyKSvuTU5Nr29rpNalt1QMVkVl0IEnxqCtncIQn//2Q=='

/** A document as the lake has it. */
export type Document = Record<string, unknown> & { _id: string; _type: string }

let keys = 0
const key = (): string => `k${(keys += 1)}`

/** A document with the fields that the lake sets. */
export function doc(_type: string, _id: string, fields: Record<string, unknown>): Document {
  const moment = '2026-10-01T08:00:00Z'
  return { _id, _type, _createdAt: moment, _updatedAt: moment, _rev: `rev-${_id}`, ...fields }
}

/** A reference with or without a key. */
export const ref = (_ref: string): object => ({ _type: 'reference', _ref })
export const refs = (...ids: string[]): object[] => ids.map((id) => ({ ...ref(id), _key: key() }))

/** A slug object. */
export const slug = (current: string): object => ({ _type: 'slug', current })

/** A picture asset of a given size, and figures of it. */
export function picture(name: string, width = 1800, height = 1200): Document {
  const sha1 = createHash('sha1').update(name).digest('hex')
  return doc('sanity.imageAsset', `image-${sha1}-${width}x${height}-jpg`, {
    path: `images/edicola/production/${sha1}-${width}x${height}.jpg`,
    mimeType: 'image/jpeg',
    metadata: { dimensions: { width, height, aspectRatio: width / height }, lqip: LQIP },
  })
}

/** A figure of an asset. */
export function figure(asset: Document, alt: string, more: Record<string, unknown> = {}): object {
  return { _type: 'figure', asset: ref(asset._id), alt, ...more }
}

/** An object in a body. */
export const object = (_type: string, fields: Record<string, unknown>): object => ({
  _type,
  _key: key(),
  ...fields,
})

interface Mark {
  readonly text: string
  readonly marks?: readonly (string | Record<string, unknown>)[]
}

/** A block of text; marks are decorators by name or annotations as objects with a `_type`. */
export function block(
  style: string,
  parts: string | readonly (string | Mark)[],
  more: Record<string, unknown> = {},
): object {
  const markDefs: object[] = []
  const children = (typeof parts === 'string' ? [parts] : parts).map((part) => {
    const { text, marks = [] } = typeof part === 'string' ? { text: part } : part
    const names = marks.map((mark) => {
      if (typeof mark === 'string') return mark
      const _key = key()
      markDefs.push({ ...mark, _key })
      return _key
    })
    return { _type: 'span', _key: key(), text, marks: names }
  })
  return { _type: 'block', _key: key(), style, markDefs, children, ...more }
}

export const p = (parts: string | readonly (string | Mark)[]): object => block('normal', parts)
export const h2 = (text: string): object => block('h2', text)
export const h3 = (text: string): object => block('h3', text)
export const bullet = (text: string): object =>
  block('normal', text, { listItem: 'bullet', level: 1 })
