import type { InterfaceWords } from '../interface/interfaceWords.ts'
import { createOutline, type Outline } from './outline.ts'
import type { BodyPlace, PreparedBody } from './prepareBody.ts'

/** What a body gathers while it is rendered. */
export interface BodyContext extends BodyPlace, PreparedBody, Outline {
  readonly text: InterfaceWords
  /** Origins of the players that readers may open. */
  readonly frames: Set<string>
  /** Notes in order of appearance: the key of the mark and the words. */
  readonly footnotes: { readonly key: string; readonly text: string }[]
}

/** A context with nothing rendered yet. */
export function createBodyContext(
  given: BodyPlace & PreparedBody & Pick<BodyContext, 'text'>,
): BodyContext {
  return { ...given, ...createOutline(), frames: new Set(), footnotes: [] }
}
