import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import { startDatasetServer, type DatasetServer } from '../datasetServer.ts'

/** An action whose type is told without its `sanity.action.`. */
export interface ShortAction {
  readonly actionType: string
  readonly [name: string]: unknown
}

const answerBody = z.looseObject({})
interface Answer extends z.infer<typeof answerBody> {
  readonly status: number
}

/** A dataset over HTTP with an editor who acts on its documents. */
export interface ActionServer {
  readonly server: DatasetServer
  client(): SanityClient
  /** Asks about drafts and published documents alike. */
  raw<T>(query: string, params?: Record<string, unknown>): Promise<T>
  /** Sends actions; the answer's status beside what its body says. */
  act(...actions: ShortAction[]): Promise<Answer>
  close(): Promise<void>
}

/** Starts a server on a port of its own; whoever starts it closes it. */
export async function startActionServer(): Promise<ActionServer> {
  const server = await startDatasetServer()
  const client = (): SanityClient => server.client('editor', '2025-02-19')
  return {
    server,
    client,
    raw: (query, params = {}) => client().fetch(query, params, { perspective: 'raw' }),
    act: async (...actions) => {
      const response = await server.request('/data/actions/production', {
        method: 'POST',
        body: JSON.stringify({
          actions: actions.map((action) => ({
            ...action,
            actionType: `sanity.action.${action.actionType}`,
          })),
        }),
      })
      return { ...answerBody.parse(await response.json()), status: response.status }
    },
    close: () => server.close(),
  }
}

/** Creates a draft, which must not be there. */
export const create = (id: string, more: object = {}): ShortAction => ({
  actionType: 'document.create',
  publishedId: id,
  attributes: { _id: `drafts.${id}`, _type: 'note', ...more },
  ifExists: 'fail',
})
/** The ids of a document’s draft and of what is published. */
export const pair = (id: string): object => ({ draftId: `drafts.${id}`, publishedId: id })
/** Publishes the draft. */
export const publish = (id: string): ShortAction => ({
  actionType: 'document.publish',
  ...pair(id),
})
/** Sets fields of the draft. */
export const edit = (id: string, set: object): ShortAction => ({
  actionType: 'document.edit',
  ...pair(id),
  patch: { set },
})
