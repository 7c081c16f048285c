import sharp from 'sharp'
import { type Drawing, toSvg } from './ink.ts'

/** A drawing as a PNG of few colours: the same drawing always makes the same bytes. */
export function renderPicture(drawing: Drawing): Promise<Buffer> {
  return sharp(Buffer.from(toSvg(drawing)))
    .png({ palette: true, colours: 48, effort: 2 })
    .toBuffer()
}
