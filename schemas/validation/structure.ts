import { z } from 'zod'
import { readProperty } from './readProperty.ts'
import {
  inherited,
  inheritedProperty,
  type TypeDefinition,
  type TypeRegistry,
} from './typeDefinition.ts'

const noKey = { error: 'Manca la chiave «_key».' }
const key = z.string(noKey).min(1, noKey)
const notObject = { error: 'Non ha la forma giusta: deve avere dei campi.' }
const notList = { error: 'Deve essere un elenco.' }
const noTarget = 'Il riferimento non indica alcun documento.'
const reference = z.looseObject(
  {
    _ref: z.string({ error: noTarget }).min(1, { error: noTarget }),
    _weak: z.boolean({ error: 'Deve essere sì o no.' }).optional(),
  },
  notObject,
)
const coordinate = z.number({ error: 'Deve essere un numero.' })
const geopoint = z.looseObject({ lat: coordinate, lng: coordinate }, notObject)
const notDate = { error: 'Non è una data (AAAA-MM-GG).' }
const isoDate = z.string(notDate).regex(/^\d{4}-\d{2}-\d{2}$/, notDate)
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
  slug: z.looseObject({ current: text.optional() }, notObject),
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
    return z.looseObject(shape, notObject)
  }

  const array = (members: readonly TypeDefinition[]): z.ZodType => {
    const objects = new Map<string, z.ZodType>()
    const values: z.ZodType[] = []
    for (const member of members) {
      const { basic } = inherited(registry, member)
      if (isValue(basic)) values.push(later(member))
      else objects.set(member.name ?? member.type, later(member))
    }
    if (objects.size > 0) return z.array(arrayMember(objects, values), notList)
    const [only] = values
    if (values.length === 1 && only !== undefined) return z.array(only, notList)
    const value = z.union(values, { error: 'Questa voce non è tra quelle ammesse qui.' })
    return z.array(values.length === 0 ? z.unknown() : value, notList)
  }

  const byName = (types: readonly TypeDefinition[]): Map<string, z.ZodType> =>
    new Map(types.map((type) => [type.name ?? type.type, later(type)]))

  const block = (chain: readonly TypeDefinition[]): z.ZodType => {
    const marks = inheritedProperty(chain, 'marks')
    const styles = valuesOf(inheritedProperty(chain, 'styles')) ?? usual.styles
    const lists = valuesOf(inheritedProperty(chain, 'lists')) ?? usual.lists
    const decorators = valuesOf(marks?.decorators) ?? usual.decorators
    const children = byName(inheritedProperty(chain, 'of') ?? []).set('span', span)
    const annotations = byName(marks?.annotations ?? usual.annotations)
    return z
      .looseObject(
        {
          style: optional(oneOf('Lo stile', styles)),
          listItem: optional(oneOf('L’elenco', lists)),
          children: z.array(arrayMember(children, []), notList),
          markDefs: optional(z.array(arrayMember(annotations, []), notList)),
        },
        notObject,
      )
      .superRefine((value, context) => checkMarks(value, decorators, context))
  }

  return structure
}

const optional = (schema: z.ZodType): z.ZodType => schema.nullable().optional()

const isValue = (basic: string): boolean =>
  ['string', 'text', 'url', 'email', 'number', 'boolean', 'date', 'datetime'].includes(basic)

const span = z.looseObject({ text, marks: z.array(text, notList).nullish() }, notObject)

/**
 * Whether {@link span} and the demands of a list would find nothing in `value`. An article has some
 * hundreds of spans, and a site a million: what is sound is seen at a glance, zod tells of the rest.
 */
function isSoundSpan(value: unknown): boolean {
  if (readProperty(value, '_type') !== 'span') return false
  const itsKey = readProperty(value, '_key')
  if (typeof itsKey !== 'string' || itsKey === '') return false
  if (typeof readProperty(value, 'text') !== 'string') return false
  const marks = readProperty(value, 'marks') ?? []
  return Array.isArray(marks) && marks.every((mark) => typeof mark === 'string')
}

/** What a block allows that says nothing, https://www.sanity.io/docs/studio/block-type */
const usual = {
  styles: ['normal', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote'],
  lists: ['bullet', 'number'],
  decorators: ['strong', 'em', 'code', 'underline', 'strike-through'],
  annotations: [{ name: 'link', type: 'object', fields: [{ name: 'href', type: 'url' }] }],
}

const valuesOf = (
  list: readonly { readonly value: string }[] | undefined,
): readonly string[] | undefined => list?.map(({ value }) => value)

const oneOf = (what: string, values: readonly string[]): z.ZodType =>
  text.refine((value) => values.includes(value), {
    error: ({ input }) => `${what} «${String(input)}» non esiste: ${values.join(', ')}.`,
  })

/** A member of a list: an object whose `_type` says which it is, with a `_key`, or a plain value. */
function arrayMember(
  objects: ReadonlyMap<string, z.ZodType>,
  values: readonly z.ZodType[],
): z.ZodType {
  const names = [...objects.keys()].join(', ')
  const object = z.looseObject({ _type: text.optional(), _key: key }, notObject)
  return z.unknown().superRefine((member, context) => {
    if (objects.get('span') === span && isSoundSpan(member)) return
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

function checkMarks(block: unknown, decorators: readonly string[], context: z.RefinementCtx): void {
  const annotations = listAt(block, 'markDefs').map((definition) =>
    readProperty(definition, '_key'),
  )
  for (const [index, child] of listAt(block, 'children').entries()) {
    for (const mark of listAt(child, 'marks')) {
      if (typeof mark !== 'string') continue
      if (decorators.includes(mark) || annotations.includes(mark)) continue
      const message = `Il segno «${mark}» non esiste: ${decorators.join(', ')}.`
      context.addIssue({ code: 'custom', path: ['children', index, 'marks'], message })
    }
  }
}

function listAt(value: unknown, name: string): readonly unknown[] {
  const list = readProperty(value, name)
  return Array.isArray(list) ? list : []
}
