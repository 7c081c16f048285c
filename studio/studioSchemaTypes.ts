import type { DocumentDefinition, SchemaTypeDefinition } from 'sanity'
import { schemaTypes } from '../schemas/schemaTypes.ts'
import { commentPreview } from './moderation/commentPreview.ts'
import { ModerationForm } from './moderation/ModerationForm.tsx'
import { typeIcons } from './typeIcons.ts'

/** The content model with what only the Studio shows: icons, and how a comment is moderated. */
export const studioSchemaTypes: SchemaTypeDefinition[] = schemaTypes.map((type) =>
  isDocument(type) ? withLooks(type) : type,
)

function isDocument(type: SchemaTypeDefinition): type is DocumentDefinition {
  return type.type === 'document'
}

function withLooks(type: DocumentDefinition): DocumentDefinition {
  const icon = Object.entries(typeIcons).find(([name]) => name === type.name)?.[1]
  const iconed = icon === undefined ? type : { ...type, icon }
  if (type.name !== 'comment') return iconed
  return { ...iconed, preview: commentPreview, components: { input: ModerationForm } }
}
