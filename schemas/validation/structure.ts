import { z } from 'zod'
import {
  inherited,
  inheritedProperty,
  type TypeDefinition,
  type TypeRegistry,
} from './typeDefinition.ts'

const key = z.string({ error: 'Manca la chiave «_key».' }).min(1)
const reference = z.looseObject({
  _ref: z.string({ error: 'Il riferimento non indica alcun documento.' }).min(1),
  _weak: z.boolean().optional(),
})
const geopoint = z.looseObject({ lat: z.number(), lng: z.number() })
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'Non è una data (AAAA-MM-GG).' })
const isoDatetime = z
  .string({ error: 'Non è una data con ora.' })
  .refine((value) => /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value)), {
    error: 'Non è una data con ora (ISO 8601).',
  })
const text = z.string({ error: 'Deve essere un testo.' })

const simple: Readonly<Record<string, z.ZodType>> = {
  string: text,
  text,
  url: text,
  email: text,
  number: z.number({ error: 'Deve essere un numero.' }),
  boolean: z.boolean({ error: 'Deve essere sì o no.' }),
  date: isoDate,
  datetime: isoDatetime,
  slug: z.looseObject({ current: text.optional() }),
  reference,
  crossDatasetReference: reference,
  globalDocumentReference: reference,
  geopoint,
}

/** Derives the zod schemas of the types of a registry; each is made once, when first used. */
export function createStructure(registry: TypeRegistry): (type: TypeDefinition) => z.ZodType {
  const made = new Map<TypeDefinition, z.ZodType>()
  const structure = (type: TypeDefinition): z.ZodType => {
    const known = made.get(type)
    if (known !== undefined) return known
    const schema = derive(type)
    made.set(type, schema)
    return schema
  }
  const later = (type: TypeDefinition): z.ZodType => z.lazy(() => structure(type))

  const derive = (type: TypeDefinition): z.ZodType => {
    const { chain, basic } = inherited(registry, type)
    const base = simple[basic]
    if (base !== undefined) return base
    if (basic === 'array') return array(inheritedProperty(chain, 'of') ?? [])
    if (basic === 'block') return block(chain)
    const fields = chain.flatMap((definition) => definition.fields ?? [])
    const shape = Object.fromEntries(fields.map((field) => [field.name, optional(later(field))]))
    if (basic === 'image' || basic === 'file') shape['asset'] = optional(reference)
    return z.looseObject(shape)
  }

  const array = (members: readonly TypeDefinition[]): z.ZodType => {
    const objects = new Map<string, z.ZodType>()
    const values: z.ZodType[] = []
    for (const member of members) {
      const { basic } = inherited(registry, member)
      if (isValue(basic)) values.push(later(member))
      else objects.set(member.name ?? member.type, later(member))
    }
    if (objects.size === 0) return z.array(values.length === 0 ? z.unknown() : z.union(values))
    return z.array(arrayMember(objects, values), { error: 'Deve essere un elenco.' })
  }

  const block = (chain: readonly TypeDefinition[]): z.ZodType => {
    const marks = inheritedProperty(chain, 'marks')
    const styles = valuesOf(inheritedProperty(chain, 'styles'))
    const lists = valuesOf(inheritedProperty(chain, 'lists'))
    const inline = new Map(
      (inheritedProperty(chain, 'of') ?? []).map((member) => [
        member.name ?? member.type,
        later(member),
      ]),
    )
    const span = z.looseObject({ text, marks: z.array(z.string()).optional() })
    const annotations = new Map(
      (marks?.annotations ?? []).map((member) => [member.name ?? member.type, later(member)]),
    )
    return z
      .looseObject({
        style: optional(oneOf('Lo stile', styles)),
        listItem: optional(oneOf('L’elenco', lists)),
        children: z.array(arrayMember(new Map([['span', span], ...inline]), [])),
        markDefs: optional(z.array(arrayMember(annotations, []))),
      })
      .superRefine((value, context) => checkMarks(value, valuesOf(marks?.decorators), context))
  }

  return structure
}

const optional = (schema: z.ZodType): z.ZodType => schema.nullable().optional()

const isValue = (basic: string): boolean =>
  ['string', 'text', 'url', 'email', 'number', 'boolean', 'date', 'datetime'].includes(basic)

const valuesOf = (list: readonly { readonly value: string }[] | undefined): readonly string[] =>
  (list ?? []).map(({ value }) => value)

const oneOf = (what: string, values: readonly string[]): z.ZodType =>
  z.string().refine((value) => values.length === 0 || values.includes(value), {
    error: ({ input }) => `${what} «${String(input)}» non esiste: ${values.join(', ')}.`,
  })

/** A member of a list: an object whose `_type` says which it is, with a `_key`, or a plain value. */
function arrayMember(
  objects: ReadonlyMap<string, z.ZodType>,
  values: readonly z.ZodType[],
): z.ZodType {
  const names = [...objects.keys()].join(', ')
  const object = z.looseObject({ _type: z.string().optional(), _key: key })
  return z.unknown().superRefine((member, context) => {
    const plain = values.some((schema) => schema.safeParse(member).success)
    if (plain) return
    const head = object.safeParse(member)
    if (!head.success) return forward(head.error, context)
    const only = objects.size === 1 ? [...objects.keys()][0] : undefined
    const schema = objects.get(head.data['_type'] ?? only ?? '')
    if (schema === undefined) {
      const type = head.data['_type'] ?? 'senza tipo'
      context.addIssue({
        code: 'custom',
        message: `Blocco sconosciuto «${type}»: qui vanno ${names}.`,
      })
      return
    }
    const body = schema.safeParse(member)
    if (!body.success) forward(body.error, context)
  })
}

function forward(error: z.ZodError, context: z.RefinementCtx): void {
  for (const { path, message } of error.issues) {
    context.addIssue({ code: 'custom', path: [...path], message })
  }
}

const markedBlock = z.object({
  children: z.array(z.object({ marks: z.array(z.string()).optional() })),
  markDefs: z
    .array(z.object({ _key: z.string() }))
    .nullish()
    .transform((list) => list ?? []),
})

function checkMarks(block: unknown, decorators: readonly string[], context: z.RefinementCtx): void {
  const parsed = markedBlock.safeParse(block)
  if (!parsed.success) return
  const known = new Set([...decorators, ...parsed.data.markDefs.map(({ _key }) => _key)])
  for (const [index, { marks = [] }] of parsed.data.children.entries()) {
    for (const mark of marks) {
      if (known.has(mark)) continue
      const message = `Il segno «${mark}» non esiste: ${decorators.join(', ')}.`
      context.addIssue({ code: 'custom', path: ['children', index, 'marks'], message })
    }
  }
}
