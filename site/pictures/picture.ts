/** A picture as a page shows it: every address is local to the site. */
export interface Picture {
  readonly src: string
  readonly srcset: string
  /** The same as AVIF, when there is one. */
  readonly avif: string | undefined
  readonly width: number
  readonly height: number
  readonly alt: string
  readonly caption: string | undefined
  readonly credit: string | undefined
  readonly placeholder: PicturePlaceholder | undefined
}

/** A gradient that stands until the picture arrives. */
export interface PicturePlaceholder {
  /** The class of the `<img>`. */
  readonly name: string
  /** From top to bottom, as `#rgb`. */
  readonly colors: readonly string[]
}
