import type { Content, PageDocument } from '../content.ts'

/** The documents of `type` that `references` lead to, in their order; what is not published is left out. */
export function documentsOf<Type extends PageDocument['_type']>(
  content: Content,
  references: readonly { readonly _ref: string }[] | undefined,
  type: Type,
): Extract<PageDocument, { _type: Type }>[] {
  const isOfType = (
    document: PageDocument | undefined,
  ): document is Extract<PageDocument, { _type: Type }> => document?._type === type
  return (references ?? []).map(({ _ref }) => content.byId.get(_ref)).filter(isOfType)
}
