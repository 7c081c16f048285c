import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import sharp from 'sharp'
import { PICTURES_ADDRESS } from '../pictures/loadPicture.ts'
import { createLimit } from '../pictures/createLimit.ts'
import { readSiteEnvironment } from '../siteEnvironment.ts'
import { themeColor } from '../themeColors.ts'
import { type CardColors, cardLayout, cardSize, type CardWords } from './cardLayout.ts'

/** Changes when cards of the same words look otherwise, so that old ones are not taken from the cache. */
const VERSION = 2

/** Laying out and painting are work for the processor: more at once would only wait. */
const limit = createLimit(2)

function cardColors(): CardColors {
  const byDay = (name: string): string => themeColor(name).day
  return {
    paper: byDay('paper'),
    ink: byDay('ink'),
    soft: byDay('ink-soft'),
    signal: byDay('signal'),
  }
}

const fontFolder = resolve('site/fonts')

async function readFonts() {
  const files = [
    ['Title', 'bodoni-moda-600', 600],
    ['Title', 'bodoni-moda-600-more', 600],
    ['Text', 'source-serif-400', 400],
    ['Text', 'source-serif-400-more', 400],
  ] as const
  return Promise.all(
    files.map(async ([name, file, weight]) => ({
      name,
      data: await readFile(join(fontFolder, `${file}.woff2`)),
      weight,
      style: 'normal' as const,
    })),
  )
}

let fonts: ReturnType<typeof readFonts> | undefined

async function paint(card: CardWords, pictureFile: string | undefined): Promise<Buffer> {
  // Loaded when the first card is painted: most builds find all of theirs in the cache.
  const { default: satori } = await import('satori')
  fonts ??= readFonts()
  const picture =
    pictureFile && `data:image/jpeg;base64,${(await readFile(pictureFile)).toString('base64')}`
  const layout = cardLayout(card, picture, cardColors())
  const svg = await satori(layout, { ...cardSize, fonts: [...(await fonts)] })
  return sharp(Buffer.from(svg)).jpeg({ quality: 84 }).toBuffer()
}

async function keepCard(file: string, card: CardWords, picture: string | undefined): Promise<void> {
  const folder = dirname(file)
  const bytes = await limit(() => paint(card, picture && join(folder, basename(picture))))
  await mkdir(folder, { recursive: true })
  const temporary = join(folder, `.${basename(file)}.${randomUUID()}`)
  await writeFile(temporary, bytes)
  await rename(temporary, file)
}

/** Cards on their way, by their file. */
const painting = new Map<string, Promise<void>>()

/**
 * The address of the picture that stands for a page where it is shared; painted once for the same
 * words and picture, and kept across builds with the other pictures.
 * @param picture address of a square JPEG among the site's pictures.
 */
export async function makeCard(card: CardWords, picture: string | undefined): Promise<string> {
  const folder = resolve(readSiteEnvironment(process.env).imageCache)
  const key = createHash('sha256').update(JSON.stringify([VERSION, card, picture, cardColors()]))
  const name = `${key.digest('hex').slice(0, 12)}-${cardSize.width}.jpg`
  const file = join(folder, name)
  // Every page asks: to ask the disk at once takes a tenth of the time that waiting for it would.
  if (!existsSync(file) && globalThis.edicolaTracker?.paintsCards !== false) {
    const made =
      painting.get(file) ?? keepCard(file, card, picture).finally(() => painting.delete(file))
    painting.set(file, made)
    await made
  }
  return `${PICTURES_ADDRESS}${name}`
}
