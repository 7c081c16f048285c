import { parentPort } from 'node:worker_threads'
import { evaluate, parse, type ExprNode } from 'groq-js'
import { z } from 'zod'
import { isDocument, type SanityDocument } from '../documents/document.ts'
import { documentChange, type DocumentChange } from './documentChange.ts'

// A thread of its own, so that whatever somebody wrote into a filter can be ended from outside.

const groq = z.object({ filter: z.string().nullable(), projection: z.string().nullable() })
const task = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('check'), id: z.number(), rule: groq }),
  z.object({
    kind: z.literal('evaluate'),
    id: z.number(),
    rule: groq,
    change: documentChange,
    projectId: z.string(),
    dataset: z.string(),
  }),
  z.object({ kind: z.literal('document'), reference: z.number(), document: z.unknown() }),
])

type EvaluateTask = Extract<z.infer<typeof task>, { kind: 'evaluate' }>

const awaited = new Map<number, (document: unknown) => void>()
let references = 0

parentPort?.on('message', (message: unknown) => {
  const asked = task.parse(message)
  if (asked.kind === 'document') {
    awaited.get(asked.reference)?.(asked.document)
    awaited.delete(asked.reference)
    return
  }
  const work = asked.kind === 'check' ? check(asked.rule) : answer(asked)
  work.then(
    (result) => parentPort?.postMessage({ kind: 'done', id: asked.id, result }),
    (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      parentPort?.postMessage({ kind: 'failed', id: asked.id, reason })
    },
  )
})

async function check({ filter, projection }: z.infer<typeof groq>): Promise<null> {
  for (const source of [filter, projection]) if (source !== null) read(source)
  return null
}

/** The payload as JSON text; null when the filter does not hold, or the projection has no value. */
async function answer(asked: EvaluateTask): Promise<string | null> {
  const { filter, projection } = asked.rule
  if (filter !== null && (await valueOf(asked, filter)) !== true) return null
  const payload = projection === null ? subjectOf(asked.change) : await valueOf(asked, projection)
  return JSON.stringify(payload ?? null)
}

async function valueOf(asked: EvaluateTask, source: string): Promise<unknown> {
  const { change, projectId, dataset } = asked
  const value = await evaluate(read(source), {
    root: subjectOf(change),
    before: change.before,
    after: change.after,
    dataset: [],
    dereference: ({ _ref: id }) => dereference(asked.id, id),
    sanity: { projectId, dataset },
  })
  return value.get()
}

function subjectOf({ before, after }: DocumentChange) {
  return after ?? before
}

function read(source: string): ExprNode {
  const tree = parse(source, { mode: 'delta' })
  if (mentionsEverything(tree)) {
    throw new Error('a webhook looks at the document that changed and cannot use "*"')
  }
  return tree
}

function mentionsEverything(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(mentionsEverything)
  if (typeof value !== 'object' || value === null) return false
  if ('type' in value && value.type === 'Everything') return true
  return Object.values(value).some(mentionsEverything)
}

async function dereference(id: number, documentId: string): Promise<SanityDocument | undefined> {
  const reference = (references += 1)
  const document = await new Promise((resolve) => {
    awaited.set(reference, resolve)
    parentPort?.postMessage({ kind: 'wanted', id, reference, documentId })
  })
  return isDocument(document) ? document : undefined
}

parentPort?.postMessage({ kind: 'ready' })
