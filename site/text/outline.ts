import { createHeadingIds } from './headingIds.ts'

/** A heading of a body, for the table of contents. */
export interface Heading {
  readonly level: number
  readonly id: string
  readonly text: string
}

/** The headings of a body, gathered while it is rendered. */
export interface Outline {
  readonly outline: readonly Heading[]
  /**
   * Enters a heading into the outline. Its level is lowered as far as needed to skip none below
   * the page's title (`h1`).
   */
  readonly placeHeading: (level: number, text: string) => Heading
}

/** An outline without headings yet. */
export function createOutline(): Outline {
  const outline: Heading[] = []
  const idOf = createHeadingIds()
  return {
    outline,
    placeHeading: (level, text) => {
      const above = outline.at(-1)?.level ?? 1
      const heading = { level: Math.min(Math.max(2, level), above + 1), id: idOf(text), text }
      outline.push(heading)
      return heading
    },
  }
}
