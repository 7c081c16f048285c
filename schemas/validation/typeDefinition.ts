import { z } from 'zod'

/** What validation reads of a type, field or array member; everything else is the Studio's. */
export interface TypeDefinition {
  readonly name?: string | undefined
  readonly type: string
  readonly title?: string | undefined
  readonly fields?: readonly FieldDefinition[] | undefined
  readonly of?: readonly TypeDefinition[] | undefined
  readonly styles?: readonly { readonly value: string }[] | undefined
  readonly lists?: readonly { readonly value: string }[] | undefined
  readonly marks?:
    | {
        readonly decorators?: readonly { readonly value: string }[] | undefined
        readonly annotations?: readonly TypeDefinition[] | undefined
      }
    | undefined
  readonly options?: { readonly list?: readonly unknown[] | undefined } | undefined
  /** A function of a rule, or a list of such functions. */
  readonly validation?: unknown
}

/** A field: a type with a name. */
export type FieldDefinition = TypeDefinition & { readonly name: string }

const value = z.object({ value: z.string() })

const definition: z.ZodType<TypeDefinition> = z.lazy(() => z.object(shape))
const field: z.ZodType<FieldDefinition> = z.lazy(() => z.object({ ...shape, name: z.string() }))

const shape = {
  name: z.string().optional(),
  type: z.string(),
  title: z.string().optional(),
  fields: z.array(field).optional(),
  of: z.array(definition).optional(),
  styles: z.array(value).optional(),
  lists: z.array(value).optional(),
  marks: z
    .object({ decorators: z.array(value).optional(), annotations: z.array(definition).optional() })
    .optional(),
  options: z.object({ list: z.array(z.unknown()).optional() }).optional(),
  validation: z.unknown().optional(),
}

/** The types of a schema by name. */
export type TypeRegistry = ReadonlyMap<string, TypeDefinition>

/** Reads type definitions, as `defineType` returns them. @throws when one is no definition. */
export function readTypes(types: readonly unknown[]): TypeRegistry {
  const registry = new Map<string, TypeDefinition>()
  for (const type of z.array(definition).parse(types)) {
    if (type.name !== undefined) registry.set(type.name, type)
  }
  return registry
}

/**
 * The chain from a definition to its basic type: a field of type `figure` is [field, figure], and
 * its basic type is `image`.
 */
export function inherited(
  registry: TypeRegistry,
  leaf: TypeDefinition,
): { readonly chain: readonly TypeDefinition[]; readonly basic: string } {
  const chain = [leaf]
  let current = leaf
  for (let next = registry.get(current.type); next !== undefined && next !== current;) {
    chain.push(next)
    current = next
    next = registry.get(current.type)
  }
  return { chain, basic: current.type }
}

/** The first of the chain that says something about `property`. */
export function inheritedProperty<Property extends keyof TypeDefinition>(
  chain: readonly TypeDefinition[],
  property: Property,
): TypeDefinition[Property] | undefined {
  return chain.find((definition) => definition[property] !== undefined)?.[property]
}
