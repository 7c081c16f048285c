/** A document of any type. */
export interface AnyDocument {
  readonly _id: string
  readonly _type: string
}

/** Whether `document` is of the type of `other`, by which the fields are known that it may have. */
export const isOfTypeOf = <Document extends AnyDocument>(
  document: AnyDocument,
  other: Document,
): document is Document => document._type === other._type
