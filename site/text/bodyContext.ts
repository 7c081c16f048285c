import type { InterfaceWords } from '../interface/interfaceWords.ts'
import { createHeadingIds } from './headingIds.ts'
import type { BodyPlace, PreparedBody } from './prepareBody.ts'

/** A heading of a body, for the table of contents. */
export interface Heading {
  readonly level: number
  readonly id: string
  readonly text: string
}

/** What a body gathers while it is rendered. */
export interface BodyContext extends BodyPlace, PreparedBody {
  readonly text: InterfaceWords
  readonly outline: Heading[]
  /** Origins of the players that readers may open. */
  readonly frames: Set<string>
  /** Notes in order of appearance: the key of the mark and the words. */
  readonly footnotes: { readonly key: string; readonly text: string }[]
  /**
   * Enters a heading into the outline. Its level is lowered as far as needed to skip none below
   * the page's title (`h1`).
   */
  readonly placeHeading: (level: number, text: string) => Heading
}

/** A context with nothing rendered yet. */
export function createBodyContext(
  given: BodyPlace & PreparedBody & Pick<BodyContext, 'text'>,
): BodyContext {
  const outline: Heading[] = []
  const idOf = createHeadingIds()
  return {
    ...given,
    outline,
    frames: new Set(),
    footnotes: [],
    placeHeading: (level, text) => {
      const above = outline.at(-1)?.level ?? 1
      const heading = { level: Math.min(Math.max(2, level), above + 1), id: idOf(text), text }
      outline.push(heading)
      return heading
    },
  }
}
