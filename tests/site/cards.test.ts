import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCard } from '../../site/cards/makeCard.ts'
import { themeColor } from '../../site/themeColors.ts'

const words = {
  label: 'Mestiere',
  title: 'Elogio della risposta',
  line: 'di Elena',
  site: 'Vedetta',
}
let folder: string
let before: string | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'edicola-cards-'))
  before = process.env['EDICOLA_IMAGE_CACHE']
  process.env['EDICOLA_IMAGE_CACHE'] = folder
})
afterAll(async () => {
  if (before === undefined) delete process.env['EDICOLA_IMAGE_CACHE']
  else process.env['EDICOLA_IMAGE_CACHE'] = before
  await rm(folder, { recursive: true, force: true })
})

const read = (address: string): Promise<Buffer> => readFile(join(folder, basename(address)))

/** Ink in the margin around the words: what did not fit. */
async function inkInMargin(card: Buffer): Promise<boolean> {
  for (const area of [
    { left: 0, top: 0, width: 50, height: 630 },
    { left: 1150, top: 0, width: 50, height: 630 },
    { left: 0, top: 590, width: 1200, height: 40 },
  ]) {
    const cut = await sharp(card).extract(area).toBuffer()
    const { channels } = await sharp(cut).stats()
    if (channels.some(({ min }) => min < 200)) return true
  }
  return false
}

it('paints the same card of the same words, once', async () => {
  const [one, other] = await Promise.all([makeCard(words, undefined), makeCard(words, undefined)])
  expect(one).toBe(other)
  const first = await read(one)
  expect(await sharp(first).metadata()).toMatchObject({ width: 1200, height: 630, format: 'jpeg' })
  await rm(join(folder, basename(one)))
  expect((await read(await makeCard(words, undefined))).equals(first)).toBe(true)
  expect(await readdir(folder)).toEqual([basename(one)])
  expect(await makeCard({ ...words, line: 'di Ivo' }, undefined)).not.toBe(one)
})

it('is painted in the colours of the theme, which says what it has not', async () => {
  const corner = { left: 2, top: 2, width: 8, height: 8 }
  const card = await read(await makeCard(words, undefined))
  const { channels } = await sharp(await sharp(card).extract(corner).toBuffer()).stats()
  const paper = themeColor('paper').day
  for (const [index, { mean }] of channels.entries()) {
    expect(mean).toBeCloseTo(Number.parseInt(paper.slice(1 + 2 * index, 3 + 2 * index), 16), -1)
  }
  expect(() => themeColor('gold')).toThrow('tokens.css has no --gold')
})

it('fits long titles and long words between its margins', async () => {
  const title = 'Quarantuno persone, un gatto e una chat di condominio: anatomia di un gruppo. '
  for (const long of [title.repeat(2), 'Precipitevolissimevolmente antiistituzionalizzazione']) {
    const card = await read(await makeCard({ ...words, title: long }, undefined))
    expect(await inkInMargin(card), long).toBe(false)
  }
})
