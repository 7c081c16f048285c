import type { TypedObject } from '@sanity/types'

/** Keeps a picture in the lake; resolves with the id of its asset. */
export type StorePicture = (picture: Blob) => Promise<string>

/**
 * The blocks of a paste with the pictures that were in it, as Word on Windows has them, kept in the
 * lake. A picture that cannot be kept is left out and counted.
 */
export async function keepPictures(
  blocks: readonly TypedObject[],
  store: StorePicture,
): Promise<{ readonly blocks: TypedObject[]; readonly failed: number }> {
  const kept = await Promise.all(blocks.map((block) => keepPicture(block, store)))
  const found = kept.filter((block) => block !== undefined)
  return { blocks: found, failed: kept.length - found.length }
}

/** Whether a block holds the bytes of a picture that is not kept anywhere yet. */
export function holdsPicture(block: TypedObject): boolean {
  return block['_type'] === 'figure' && typeof block['embedded'] === 'string'
}

async function keepPicture(
  block: TypedObject,
  store: StorePicture,
): Promise<TypedObject | undefined> {
  const { embedded, ...figure } = block
  if (!holdsPicture(block) || typeof embedded !== 'string') return block
  try {
    const asset = { _type: 'reference', _ref: await store(pictureOf(embedded)) }
    return { ...figure, _type: 'figure', asset }
  } catch {
    return undefined
  }
}

// Decoded by hand: the Studio's policy lets it ask its own origin alone, and not `data:`.
function pictureOf(address: string): Blob {
  const [, type = '', content = ''] = /^data:(image\/[\w.+-]+);base64,(.*)$/s.exec(address) ?? []
  const bytes = Uint8Array.from(atob(content.replaceAll(/\s/g, '')), (sign) => sign.charCodeAt(0))
  return new Blob([bytes], { type })
}
