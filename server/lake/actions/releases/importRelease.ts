import { z } from 'zod'
import { isJsonObject, type JsonObject } from '../../documents/document.ts'
import { releaseDocumentId } from '../../documents/documentIds.ts'
import { createDocument } from '../../mutations/changeDocument.ts'
import { invalidOperation } from '../../mutations/operationError.ts'
import { defineAction, objectShape } from '../action.ts'
import { releaseIdShape } from './releaseState.ts'

const modes = {
  fail: 'create',
  ignore: 'createIfNotExists',
  replace: 'createOrReplace',
} as const

const states = z.enum(['active', 'scheduled', 'published', 'archived'])

/** Takes over a release from elsewhere as it stood there, under the same name. */
export const importRelease = defineAction(
  'release.import',
  z.looseObject({
    releaseId: releaseIdShape,
    attributes: objectShape,
    ifExists: z.enum(['fail', 'ignore', 'replace']).default('fail'),
  }),
  ({ working }, { releaseId, attributes, ifExists }) => {
    const state = states.safeParse(attributes['state'])
    if (!state.success) {
      // What was on its way elsewhere (`publishing`, `archiving` …) has not arrived.
      throw invalidOperation(`A release that is "${String(attributes['state'])}" is not imported.`)
    }
    createDocument(working, releaseFrom(releaseId, attributes), modes[ifExists])
  },
)

function releaseFrom(releaseId: string, attributes: JsonObject): JsonObject {
  const metadata = isJsonObject(attributes['metadata']) ? attributes['metadata'] : {}
  return {
    ...attributes,
    _id: releaseDocumentId(releaseId),
    _type: 'system.release',
    name: releaseId,
    metadata: { releaseType: 'undecided', ...metadata },
  }
}
