import { isObject } from '../content/walkContent.ts'

/** The words of a Portable Text value (blocks, quotes, code, tables), one paragraph a line. */
export function plainText(body: unknown): string {
  if (typeof body === 'string') return body
  if (Array.isArray(body)) return body.map(plainText).filter(Boolean).join('\n')
  if (!isObject(body)) return ''
  if (Array.isArray(body['children'])) {
    const children: readonly unknown[] = body['children']
    return children
      .map((child) => (isObject(child) && typeof child['text'] === 'string' ? child['text'] : ''))
      .join('')
  }
  const parts = [body['text'], body['markdown'], body['caption'], body['rows'], body['cells']]
  return parts.map(plainText).filter(Boolean).join('\n')
}
