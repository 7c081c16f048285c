import { Schema } from '@sanity/schema'
import { builtinTypes } from '@sanity/schema/_internal'
import type { ArraySchemaType } from '@sanity/types'
import { schemaTypes } from '../../../schemas/schemaTypes.ts'

/** The type of an article's text, as the Studio knows it. */
export const textType: ArraySchemaType = Schema.compile({
  name: 'edicola',
  types: [...schemaTypes, ...builtinTypes],
}).get('portableText')
