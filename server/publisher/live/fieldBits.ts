/** The bit of a field of a type, and all bits. */
export interface FieldBits {
  bitOf(type: string, field: string): number
}

const BITS = 30

/** All fields, those included that nobody has asked for yet. */
export const ALL_FIELDS = -1

/**
 * Numbers the fields of each type in the order in which they are met. The thirtieth and all after
 * it share a bit: who reads one of them is taken to read them all.
 */
export function createFieldBits(): FieldBits {
  const types = new Map<string, Map<string, number>>()
  return {
    bitOf: (type, field) => {
      const fields = types.get(type) ?? new Map<string, number>()
      types.set(type, fields)
      const known = fields.get(field)
      if (known !== undefined) return known
      const bit = 1 << Math.min(fields.size, BITS)
      fields.set(field, bit)
      return bit
    },
  }
}
