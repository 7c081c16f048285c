/** A picture as a document shows it, with what it says there of what is to be seen. */
export interface PictureWithWords {
  readonly asset: string
  readonly alt: string
}

/** The pictures inside a value that are described, each as it is described first. */
export function picturesWithWords(value: unknown): PictureWithWords[] {
  const found = new Map<string, string>()
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    if ('alt' in part && typeof part.alt === 'string' && 'asset' in part) {
      const asset = refOf(part.asset)
      if (asset !== undefined && !found.has(asset)) found.set(asset, part.alt)
    }
    Object.values(part).forEach(look)
  }
  look(value)
  return [...found].map(([asset, alt]) => ({ asset, alt }))
}

function refOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('_ref' in value)) return undefined
  return typeof value._ref === 'string' ? value._ref : undefined
}
