import { documentSchemas, validateDocument } from '../schemas/validate.ts'
import type { DocumentValidator } from './lake/documents/documentValidator.ts'

/**
 * What stands in the way of publishing a document, by the same schemas as in the Studio and in the
 * build; nothing for types that are not of the content model. Comments are judged by the intake,
 * and one that does not fit holds up nobody.
 */
export const judgeContent: DocumentValidator = (document) => {
  if (document._type === 'comment' || !documentSchemas.has(document._type)) return []
  const verdict = validateDocument(document)
  return verdict.success ? [] : verdict.issues
}
