import type {
  ArrayDefinition,
  DocumentDefinition,
  ImageDefinition,
  ObjectDefinition,
  SchemaTypeDefinition,
} from 'sanity'
import { review } from '../schemas/review.ts'
import { schemaTypes } from '../schemas/schemaTypes.ts'
import englishSchema from './locale/englishSchema.json' with { type: 'json' }
import type { InterfaceLanguage } from './locale/interfaceLanguage.ts'
import { translateType } from './locale/translateSchema.ts'
import { commentPreview } from './moderation/commentPreview.ts'
import { FigureInput } from './media/FigureInput.tsx'
import { ModerationForm } from './moderation/ModerationForm.tsx'
import { plannedTypes } from './planning/plan.ts'
import { PlannedInput } from './planning/PlannedInput.tsx'
import { typeIcons } from './typeIcons.ts'
import { SeoInput } from './writing/SeoInput.tsx'
import { SlugInput } from './writing/SlugInput.tsx'
import { WritingInput } from './writing/WritingInput.tsx'

// Sanity's own shapes for trying a crop, whose names it does not translate.
const italianCrop = {
  hotspot: {
    previews: [
      { title: '3:4', aspectRatio: 3 / 4 },
      { title: 'Quadrato', aspectRatio: 1 },
      { title: '16:9', aspectRatio: 16 / 9 },
      { title: 'Panorama', aspectRatio: 4 },
    ],
  },
}

/**
 * The content model in the language of the interface, with what only the Studio shows: icons,
 * previews, and help with writing.
 */
export function studioSchemaTypes(language: InterfaceLanguage): SchemaTypeDefinition[] {
  return [...schemaTypes, review]
    .map((type) => (language === 'en' ? translateType(type, englishSchema) : type))
    .map((type) => withInputs(type, language))
    .map((type) => (language === 'it' ? withItalianDates(type) : type))
}

function withInputs(type: SchemaTypeDefinition, language: InterfaceLanguage): SchemaTypeDefinition {
  if (isDocument(type)) return withLooks(type, language)
  if (isArray(type) && type.name === 'portableText') {
    return { ...type, components: { input: WritingInput } }
  }
  if (isImage(type) && type.name === 'figure') {
    const options = { ...type.options, ...(language === 'it' && italianCrop) }
    return { ...type, options, components: { input: FigureInput } }
  }
  if (isObject(type) && type.name === 'seo') return { ...type, components: { input: SeoInput } }
  return type
}

// Typed as it is written in Italy; Sanity takes a date in another order for none at all.
function withItalianDates(type: SchemaTypeDefinition): SchemaTypeDefinition {
  if (!isDocument(type) && !isObject(type)) return type
  const fields = type.fields.map((field) =>
    field.type === 'datetime' ? { ...field, options: { dateFormat: 'DD/MM/YYYY' } } : field,
  )
  return { ...type, fields }
}

function isDocument(type: SchemaTypeDefinition): type is DocumentDefinition {
  return type.type === 'document'
}

function isArray(type: SchemaTypeDefinition): type is ArrayDefinition {
  return type.type === 'array'
}

function isImage(type: SchemaTypeDefinition): type is ImageDefinition {
  return type.type === 'image'
}

function isObject(type: SchemaTypeDefinition): type is ObjectDefinition {
  return type.type === 'object'
}

function withLooks(type: DocumentDefinition, language: InterfaceLanguage): DocumentDefinition {
  const icon = Object.entries(typeIcons).find(([name]) => name === type.name)?.[1]
  const fields = type.fields.map((field) =>
    field.type === 'slug' ? { ...field, components: { input: SlugInput } } : field,
  )
  const iconed = { ...type, fields, ...(icon !== undefined && { icon }) }
  if (plannedTypes.includes(type.name)) return { ...iconed, components: { input: PlannedInput } }
  if (type.name !== 'comment') return iconed
  return { ...iconed, preview: commentPreview(language), components: { input: ModerationForm } }
}
