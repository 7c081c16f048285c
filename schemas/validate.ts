import { z } from 'zod'
import { schemaTypes } from './schemaTypes.ts'
import { createRuleChecker } from './validation/checkRules.ts'
import { sanityPath } from './validation/sanityPath.ts'
import { createStructure } from './validation/structure.ts'
import { readTypes, type TypeDefinition } from './validation/typeDefinition.ts'

/** Something wrong in a document: where, in Sanity's form, and what to do, in an editor's words. */
export interface DocumentIssue {
  readonly path: string
  readonly message: string
}

/** The verdict on a document; warnings do not stand in the way of publishing. */
export type Validation =
  | {
      readonly success: true
      readonly document: Record<string, unknown>
      readonly warnings: readonly DocumentIssue[]
    }
  | { readonly success: false; readonly issues: readonly DocumentIssue[] }

/** Judges whole documents. */
export interface DocumentJudge {
  /** The zod schema of each document type, by name. */
  readonly documents: ReadonlyMap<string, z.ZodType<Record<string, unknown>>>
  validateDocument(value: unknown): Validation
}

const head = z.looseObject({
  _id: z.string({ error: 'Manca l’identificativo «_id».' }),
  _type: z.string({ error: 'Manca il tipo «_type».' }),
})

/**
 * Derives zod schemas from Sanity type definitions: the shape of every field, and every rule that
 * its `validation` sets (https://www.sanity.io/docs/studio/validation). Custom rules that answer
 * with a promise need the lake and are left to the Studio.
 */
export function createDocumentJudge(types: readonly unknown[]): DocumentJudge {
  const registry = readTypes(types)
  const structure = createStructure(registry)
  const checkRules = createRuleChecker(registry)
  const breaches = (type: TypeDefinition, document: unknown, grave: boolean) =>
    checkRules(type, document).filter(({ level }) => (level === 'error') === grave)

  const documentSchema = (type: TypeDefinition): z.ZodType<Record<string, unknown>> =>
    head
      .and(structure(type))
      .transform((value) => ({ ...value }))
      .superRefine((document, context) => {
        for (const { path, message } of breaches(type, document, true)) {
          context.addIssue({ code: 'custom', path: [...path], message })
        }
      })
  const documentTypes = [...registry.values()].filter(({ type }) => type === 'document')
  const documents = new Map(documentTypes.map((type) => [type.name ?? '', documentSchema(type)]))

  const validateDocument = (value: unknown): Validation => {
    const parsed = head.safeParse(value)
    if (!parsed.success) return refusal(value, parsed.error)
    const name = parsed.data['_type']
    const schema = documents.get(name)
    const type = registry.get(name)
    if (schema === undefined || type === undefined) {
      return {
        success: false,
        issues: [{ path: '_type', message: `Il tipo «${name}» non esiste.` }],
      }
    }
    const result = schema.safeParse(value)
    if (!result.success) return refusal(value, result.error)
    const warnings = breaches(type, value, false).map(({ path, message }) => ({
      path: sanityPath(value, path),
      message,
    }))
    return { success: true, document: result.data, warnings }
  }
  return { documents, validateDocument }
}

function refusal(value: unknown, error: z.ZodError): Validation {
  const issues = error.issues.map(({ path, message }) => ({
    path: sanityPath(value, path),
    message,
  }))
  return { success: false, issues }
}

const judge = createDocumentJudge(schemaTypes)

/** The zod schema of each document type of Edicola, derived at load. */
export const documentSchemas = judge.documents

/** Judges a document by the content model: valid, or every issue that an editor must mend. */
export const validateDocument = judge.validateDocument
