import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openImageCache } from '../../../server/lake/images/imageCache.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'images-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a picture is made once, even after opening the folder again', async () => {
  let made = 0
  const make = async () => Buffer.from(`picture ${(made += 1)}`)
  const file = await openImageCache(folder).get('key', 'png', make)
  expect(await openImageCache(folder).get('key', 'png', make)).toBe(file)
  expect(readFileSync(file, 'utf8')).toBe('picture 1')
})

test('a making that fails is not kept and is tried again', async () => {
  const cache = openImageCache(folder)
  const fail = () => Promise.reject(new Error('no'))
  await expect(cache.get('key', 'png', fail)).rejects.toThrow('no')
  const file = await cache.get('key', 'png', async () => Buffer.from('yes'))
  expect(readFileSync(file, 'utf8')).toBe('yes')
  expect(readdirSync(folder)).toHaveLength(1)
})

test('what a crash left half written is cleared away', async () => {
  writeFileSync(join(folder, '.half'), 'pict')
  await openImageCache(folder).get('key', 'png', async () => Buffer.from('picture'))
  expect(readdirSync(folder)).toHaveLength(1)
})

test('beyond its bytes the oldest pictures go', async () => {
  const cache = openImageCache(folder, 1000)
  const make = (key: number) => cache.get(String(key), 'png', async () => Buffer.alloc(100))
  const oldest = await make(0)
  for (let key = 1; key < 10; key += 1) await make(key)
  const newest = await make(10)
  expect(readdirSync(folder).length).toBeLessThanOrEqual(8)
  expect(existsSync(oldest)).toBe(false)
  expect(existsSync(newest)).toBe(true)
})

test('no more than two are made at once, and a crowd is sent away', async () => {
  const cache = openImageCache(folder)
  let inside = 0
  let most = 0
  const open: (() => void)[] = []
  const make = async () => {
    inside += 1
    most = Math.max(most, inside)
    await new Promise<void>((resolve) => open.push(resolve))
    inside -= 1
    return Buffer.from('x')
  }
  const asked = Array.from({ length: 210 }, (_, key) => cache.get(String(key), 'png', make))
  const settled = Promise.allSettled(asked)
  const state = { isDone: false }
  void settled.then(() => (state.isDone = true))
  while (!state.isDone) {
    for (const go of open.splice(0)) go()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const refused = (await settled).filter(({ status }) => status === 'rejected')
  expect(most).toBe(2)
  expect(refused).toHaveLength(8)
})
