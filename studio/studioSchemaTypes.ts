import type { SchemaTypeDefinition } from 'sanity'
import { schemaTypes } from '../schemas/schemaTypes.ts'
import { commentPreview } from './moderation/commentPreview.ts'
import { typeIcons } from './typeIcons.ts'

const icons: Partial<Record<string, (typeof typeIcons)[keyof typeof typeIcons]>> = typeIcons

/** The content model with what only the Studio shows: icons, and how a comment is listed. */
export const studioSchemaTypes: SchemaTypeDefinition[] = schemaTypes.map((type) => {
  const icon = icons[type.name]
  const looks = type.name === 'comment' ? { icon, preview: commentPreview } : { icon }
  return icon === undefined ? type : { ...type, ...looks }
})
