import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openTextStore, type StoredText } from '../../../server/lake/query/textStore.ts'

/** Clears up memory, and lets what waits for it happen. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc')
  const gc: unknown = runInNewContext('gc')
  if (typeof gc !== 'function') throw new Error('This Node has no gc().')
  gc()
  await setTimeout(50)
}

const textOf = (n: number): string => `${n} `.repeat(500) + 'Perché no? 😀'

test('texts are read as they were put, also when others are no longer held', async () => {
  const store = openTextStore()
  const held = new Map<number, StoredText>()
  for (let n = 0; n < 300; n++) {
    const stored = store.put(textOf(n))
    if (n % 3 === 0) held.set(n, stored)
  }
  const places = new Set([...held.values()].map(({ place }) => place))
  await collectGarbage()
  const more = Array.from({ length: 300 }, (_, n) => store.put(textOf(1000 + n)))
  for (const [n, stored] of held) expect(store.read(stored)).toBe(textOf(n))
  for (const [n, stored] of more.entries()) {
    expect(store.read(stored)).toBe(textOf(1000 + n))
    expect(places).not.toContain(stored.place)
  }
})
