import { randomInt } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A random id of letters and digits; 22 of them hold 131 bits. */
export function randomId(length = 22): string {
  let id = ''
  while (id.length < length) id += alphabet[randomInt(alphabet.length)]
  return id
}
