import { resolve } from 'node:path'
import type { Figure } from '../../schemas/content.types.ts'
import type { Content, PictureAsset } from '../content/content.ts'
import { contentProblemAt } from '../content/contentProblemAt.ts'
import { reportProblems } from '../content/reportProblems.ts'
import { readSiteEnvironment } from '../siteEnvironment.ts'
import { fetchPicture } from './fetchPicture.ts'
import { croppedSize } from './croppedSize.ts'
import type { Picture } from './picture.ts'
import { pictureAddress, pictureFileName, type PictureVariant } from './pictureAddress.ts'

/** The folder of the built site that holds pictures. */
export const PICTURES_ADDRESS = '/_images/'

/** How a picture is to be shown. */
export interface PictureWish {
  /** Widths in pixels, ascending; those beyond the picture's own are left out. */
  readonly widths: readonly number[]
  /** Width by height; absent: the picture's own proportions (after the editor's crop). */
  readonly ratio?: number | undefined
  readonly format?: PictureVariant['format'] | undefined
  /** The document that shows it, to be named when the picture cannot be fetched. */
  readonly owner: unknown
}

/** A figure, or a bare picture of the model (which has no words of its own). */
export type PictureSource = Partial<Omit<Figure, '_type'>>

const reported = new Set<string>()

function reportMissing(figure: PictureSource, owner: unknown, error: unknown): void {
  const environment = readSiteEnvironment(process.env)
  const reason = error instanceof Error ? error.message : String(error)
  const message = `The picture “${figure.alt ?? ''}” could not be fetched, so the page does without it. ${reason}`
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

async function fetchVariants(
  asset: PictureAsset,
  figure: PictureSource,
  variants: readonly PictureVariant[],
): Promise<string[]> {
  const { apiHost, token, imageCache } = readSiteEnvironment(process.env)
  return Promise.all(
    variants.map(async (variant) => {
      const address = pictureAddress(asset, focusOf(figure), variant)
      const fileName = pictureFileName(asset, address, variant)
      await fetchPicture({
        url: `${apiHost ?? 'https://cdn.sanity.io'}/${address}`,
        token: apiHost === undefined ? undefined : token,
        folder: resolve(imageCache),
        fileName,
      })
      return `${PICTURES_ADDRESS}${fileName}`
    }),
  )
}

function focusOf({ crop, hotspot }: PictureSource): Parameters<typeof pictureAddress>[1] {
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
  const variants = widths.map((width) => ({
    width,
    height: wish.ratio === undefined ? undefined : Math.round(width / ratio),
    format: wish.format ?? 'webp',
  }))
  try {
    const addresses = await fetchVariants(asset, figure, variants)
    const largest = widths.at(-1) ?? most
    return {
      src: addresses.at(-1) ?? '',
      srcset: addresses.map((address, index) => `${address} ${widths[index]}w`).join(', '),
      width: largest,
      height: Math.round(largest / ratio),
      alt: figure.alt ?? '',
      caption: figure.caption,
      credit: figure.credit,
      placeholder: asset.lqip === undefined ? undefined : placeholderOf(asset, asset.lqip),
    }
  } catch (error) {
    reportMissing(figure, wish.owner, error)
    return undefined
  }
}

function placeholderOf(asset: PictureAsset, dataUrl: string): Picture['placeholder'] {
  const [, sha1 = ''] = asset._id.split('-')
  return { name: `p${sha1.slice(0, 8)}`, dataUrl }
}
