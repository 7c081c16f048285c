import { z } from 'zod'
import { schemaTypes } from './schemaTypes.ts'
import { createRuleChecker, type RuleBreach } from './validation/checkRules.ts'
import { faultyPlaces } from './validation/faultyPlaces.ts'
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

const head = z.looseObject(
  {
    _id: z.string({ error: 'Manca l’identificativo «_id».' }),
    _type: z.string({ error: 'Manca il tipo «_type».' }),
  },
  { error: 'Non è un documento.' },
)

/**
 * Derives zod schemas from Sanity type definitions: the shape of every field, and every rule that
 * its `validation` sets (https://www.sanity.io/docs/studio/validation). A fault of shape hides the
 * rules of that place only, so that an editor hears of everything at once.
 *
 * Left to the Studio is what only the lake can answer: custom rules that return a promise or call
 * `getClient`, a slug's `isUnique`, and whether a reference points at a document.
 */
export function createDocumentJudge(types: readonly unknown[]): DocumentJudge {
  const registry = readTypes(types)
  const structure = createStructure(registry)
  const checkRules = createRuleChecker(registry)

  const judge = (type: TypeDefinition, document: Record<string, unknown>) => {
    const misshapen = structure(type).safeParse(document).error?.issues ?? []
    const breaches = checkRules(type, document, faultyPlaces(misshapen))
    const isError = ({ level }: RuleBreach): boolean => level === 'error'
    return {
      errors: [...misshapen, ...breaches.filter(isError)],
      warnings: breaches.filter((breach) => !isError(breach)),
    }
  }
  const documentSchema = (type: TypeDefinition): z.ZodType<Record<string, unknown>> =>
    head
      .transform((value): Record<string, unknown> => ({ ...value }))
      .superRefine((document, context) => {
        for (const { path, message } of judge(type, document).errors) {
          context.addIssue({ code: 'custom', path: [...path], message })
        }
      })
  const documentTypes = [...registry].filter(([, { type }]) => type === 'document')
  const documents = new Map(documentTypes.map(([name, type]) => [name, documentSchema(type)]))

  const validateDocument = (value: unknown): Validation => {
    const parsed = head.safeParse(value)
    if (!parsed.success) return { success: false, issues: located(value, parsed.error.issues) }
    const document: Record<string, unknown> = parsed.data
    const { _type: name } = parsed.data
    const type = documents.has(name) ? registry.get(name) : undefined
    if (type === undefined) {
      const message = `Il tipo «${name}» non esiste.`
      return { success: false, issues: [{ path: '_type', message }] }
    }
    const { errors, warnings } = judge(type, document)
    return errors.length > 0
      ? { success: false, issues: located(value, errors) }
      : { success: true, document, warnings: located(value, warnings) }
  }
  return { documents, validateDocument }
}

function located(
  document: unknown,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): DocumentIssue[] {
  return issues.map(({ path, message }) => ({ path: sanityPath(document, path), message }))
}

const editorialJudge = createDocumentJudge(schemaTypes)

/** The zod schema of each document type of Edicola, derived at load. */
export const documentSchemas = editorialJudge.documents

/** Judges a document by the content model: valid, or every issue that an editor must mend. */
export const validateDocument = editorialJudge.validateDocument
