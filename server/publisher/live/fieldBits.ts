/** The bits of the fields of one type. */
export interface FieldsOfType {
  bitOf(field: string): number
  /** In the order of their numbers. */
  names(): readonly string[]
}

/** The bits of the fields of each type. */
export interface FieldBits {
  ofType(type: string): FieldsOfType
  /** The fields of all types in the order of their numbers. */
  all(): Readonly<Record<string, readonly string[]>>
}

const BITS = 30

/** All fields, those included that nobody has asked for yet. */
export const ALL_FIELDS = -1

/**
 * Numbers the fields of each type in the order in which they are met. The thirtieth and all after
 * it share a bit: who reads one of them is taken to read them all.
 */
export function createFieldBits(): FieldBits {
  const types = new Map<string, FieldsOfType>()
  return {
    all: () => Object.fromEntries([...types].map(([type, fields]) => [type, fields.names()])),
    ofType: (type) => {
      const known = types.get(type) ?? numberFields()
      types.set(type, known)
      return known
    },
  }
}

function numberFields(): FieldsOfType {
  const fields = new Map<string, number>()
  return {
    names: () => [...fields.keys()],
    bitOf: (field) => {
      const known = fields.get(field)
      if (known !== undefined) return known
      const bit = 1 << Math.min(fields.size, BITS)
      fields.set(field, bit)
      return bit
    },
  }
}
