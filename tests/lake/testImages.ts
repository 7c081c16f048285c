import { basename } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { TestLake } from './testLake.ts'

/** 120×80: red, green and blue from left to right, black along the bottom quarter. */
export function flagPicture() {
  const stripe = (left: number, background: string) => ({
    input: { create: { width: 40, height: 60, channels: 3, background } as const },
    left,
    top: 0,
  })
  return sharp({ create: { width: 120, height: 80, channels: 3, background: '#000' } }).composite([
    stripe(0, '#f00'),
    stripe(40, '#0f0'),
    stripe(80, '#00f'),
  ])
}

/** Uploads a picture as an editor and returns its address. */
export async function uploadImage(lake: TestLake, bytes: Buffer): Promise<string> {
  const asset = await lake.client('editor').assets.upload('image', bytes)
  return asset.url
}

/** A reference to the picture at an address, by the name that an asset has in a dataset. */
export const assetAt = (url: string) => ({ _ref: `image-${basename(url).replace('.', '-')}` })

/** Fetches the whole of an address. */
export async function ask(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { response, bytes, status: response.status, type: response.headers.get('content-type') }
}

/** The size of a picture, and its colours (a digit 0 or 1 for red, green, blue) at fractions of it. */
export async function look(url: string, points: [number, number][] = []) {
  const { bytes, status } = await ask(url)
  if (status !== 200) throw new Error(bytes.toString('utf8', 0, 200))
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const colours = points.map(([x, y]) => {
    const column = Math.min(info.width - 1, Math.floor(x * info.width))
    const row = Math.min(info.height - 1, Math.floor(y * info.height))
    const at = (row * info.width + column) * info.channels
    return Array.from(data.subarray(at, at + 3), (value) => Math.round(value / 255)).join('')
  })
  return { size: `${info.width}x${info.height}`, colours }
}

/** A PNG whose head is in order, and whose one row of pixels is not what the head says. */
export function vastPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const signature = Buffer.from('\x89PNG\r\n\x1A\n', 'latin1')
  const rows = deflateSync(Buffer.alloc(width / 8 + 1))
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
