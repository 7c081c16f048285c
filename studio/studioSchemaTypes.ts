import type { SchemaTypeDefinition } from 'sanity'
import { schemaTypes } from '../schemas/schemaTypes.ts'
import { commentPreview } from './moderation/commentPreview.ts'
import { ModerationForm } from './moderation/ModerationForm.tsx'
import { typeIcons } from './typeIcons.ts'

const icons: Partial<Record<string, (typeof typeIcons)[keyof typeof typeIcons]>> = typeIcons

const commentLooks = { preview: commentPreview, components: { input: ModerationForm } }

/** The content model with what only the Studio shows: icons, and how a comment is moderated. */
export const studioSchemaTypes: SchemaTypeDefinition[] = schemaTypes.map((type) => {
  const icon = icons[type.name]
  if (icon === undefined) return type
  return type.name === 'comment' ? { ...type, ...commentLooks, icon } : { ...type, icon }
})
