import type { PictureFocus } from './pictureAddress.ts'

/** The size in pixels of what the editor's crop leaves of a picture. */
export function croppedSize(
  picture: { readonly width: number; readonly height: number },
  crop: PictureFocus['crop'],
): { readonly width: number; readonly height: number } {
  if (crop === undefined) return { width: picture.width, height: picture.height }
  return {
    width: Math.max(1, Math.round(picture.width * (1 - crop.left - crop.right))),
    height: Math.max(1, Math.round(picture.height * (1 - crop.top - crop.bottom))),
  }
}
