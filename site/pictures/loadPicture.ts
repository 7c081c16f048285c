import { resolve } from 'node:path'
import type { Figure } from '../../schemas/content.types.ts'
import type { Content, PictureAsset } from '../content/content.ts'
import { contentProblemAt } from '../content/contentProblemAt.ts'
import { reportProblems } from '../content/reportProblems.ts'
import { readSiteEnvironment } from '../siteEnvironment.ts'
import { fetchPicture, PictureFormatError } from './fetchPicture.ts'
import { croppedSize } from './croppedSize.ts'
import type { Picture } from './picture.ts'
import {
  pictureAddress,
  pictureFileName,
  type PictureFocus,
  type PictureFormat,
} from './pictureAddress.ts'
import { placeholderOf } from './placeholder.ts'

/** The folder of the built site that holds pictures. */
export const PICTURES_ADDRESS = '/_images/'

/** How a picture is to be shown. */
export interface PictureWish {
  /** Widths in pixels, ascending; those beyond the picture's own are left out. */
  readonly widths: readonly number[]
  /** Width by height; absent: the picture's own proportions (after the editor's crop). */
  readonly ratio?: number | undefined
  /** Absent: AVIF, and WebP for browsers without it. */
  readonly format?: PictureFormat | undefined
  /** The document that shows it, to be named when the picture cannot be fetched. */
  readonly owner: unknown
}

/** A figure, or a bare picture of the model (which has no words of its own). */
export type PictureSource = Partial<Omit<Figure, '_type'>>

const reported = new Set<string>()

function reportMissing(figure: PictureSource, owner: unknown, error: unknown): void {
  const environment = readSiteEnvironment(process.env)
  const reason = error instanceof Error ? error.message : String(error)
  const message = `L’immagine «${figure.alt ?? ''}» non si è potuta scaricare, e la pagina ne fa a meno. ${reason}`
  const problem = contentProblemAt(owner, {
    path: '',
    message,
    severity: 'warning',
    cmsUrl: environment.cmsUrl,
  })
  const key = `${problem.documentId} ${figure.asset?._ref ?? ''}`
  if (reported.has(key)) return
  reported.add(key)
  reportProblems([problem], environment.buildReport)
}

/** What is fetched of one figure: the same cut in several widths and formats. */
interface Cut {
  readonly asset: PictureAsset
  readonly figure: PictureSource
  readonly widths: readonly number[]
  readonly ratio: number | undefined
}

/** The addresses of a cut in one format, ascending; fetched unless they are in the cache. */
async function fetchVariants(cut: Cut, format: PictureFormat): Promise<string[]> {
  const { apiHost, token, imageCache } = readSiteEnvironment(process.env)
  const { asset, figure, widths, ratio } = cut
  const focus = focusOf(figure)
  return Promise.all(
    widths.map(async (width) => {
      const height = ratio === undefined ? undefined : Math.round(width / ratio)
      const variant = { width, height, format }
      const fileName = pictureFileName(asset, focus, ratio, variant)
      await fetchPicture({
        url: `${apiHost ?? 'https://cdn.sanity.io'}/${pictureAddress(asset, focus, variant)}`,
        token: apiHost === undefined ? undefined : token,
        folder: resolve(imageCache),
        fileName,
        format,
      })
      return `${PICTURES_ADDRESS}${fileName}`
    }),
  )
}

const srcsetOf = (addresses: readonly string[], widths: readonly number[]): string =>
  addresses.map((address, index) => `${address} ${widths[index]}w`).join(', ')

/** AVIF; an image endpoint that does not make it leaves WebP alone. */
async function fetchAvif(cut: Cut): Promise<string | undefined> {
  try {
    return srcsetOf(await fetchVariants(cut, 'avif'), cut.widths)
  } catch (error) {
    if (error instanceof PictureFormatError) return undefined
    throw error
  }
}

/**
 * The width for the browsers that know no AVIF, one in thirty: sharp enough for any screen. More of
 * them would cost each build as much time as they serve few.
 */
function fallbackWidth(widths: readonly number[]): readonly number[] {
  const middle = widths.filter((width) => width >= 600 && width <= 1300)
  return [...(middle.length > 0 ? middle : widths)].slice(-1)
}

function focusOf({ crop, hotspot }: PictureSource): PictureFocus {
  const number = (value: number | undefined): number => value ?? 0
  return {
    crop: crop && {
      top: number(crop.top),
      bottom: number(crop.bottom),
      left: number(crop.left),
      right: number(crop.right),
    },
    hotspot: hotspot && {
      x: hotspot.x ?? 0.5,
      y: hotspot.y ?? 0.5,
      width: hotspot.width ?? 1,
      height: hotspot.height ?? 1,
    },
  }
}

/**
 * Makes a figure's derivatives and says how to show them; `undefined` when there is no picture or
 * it cannot be fetched, which is reported as a warning and never a broken link.
 */
export async function loadPicture(
  content: Content,
  figure: PictureSource | undefined,
  wish: PictureWish,
): Promise<Picture | undefined> {
  const asset = content.pictures.get(figure?.asset?._ref ?? '')
  if (figure === undefined || asset === undefined) return undefined
  const own = croppedSize(asset, focusOf(figure).crop)
  const ratio = wish.ratio ?? own.width / own.height
  const most = Math.max(1, Math.floor(Math.min(own.width, own.height * ratio)))
  const widths = [...new Set(wish.widths.map((width) => Math.min(width, most)))]
  // Uncut, it is the very file that other pages show.
  const isWhole = Math.abs(ratio - own.width / own.height) < 0.005
  const cut: Cut = { asset, figure, widths, ratio: isWhole ? undefined : wish.ratio }
  try {
    const avif = wish.format === undefined ? await fetchAvif(cut) : undefined
    const plain = avif === undefined ? widths : fallbackWidth(widths)
    const addresses = await fetchVariants({ ...cut, widths: plain }, wish.format ?? 'webp')
    const largest = widths.at(-1) ?? most
    return {
      src: addresses.at(-1) ?? '',
      srcset: srcsetOf(addresses, plain),
      avif,
      width: largest,
      height: Math.round(largest / ratio),
      alt: figure.alt ?? '',
      caption: figure.caption,
      credit: figure.credit,
      placeholder: await placeholderOf(asset),
    }
  } catch (error) {
    reportMissing(figure, wish.owner, error)
    return undefined
  }
}
