import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { createGrants } from '../../access/grants.ts'
import { contentError, LakeError } from '../../errors.ts'
import { openSnapshot } from '../../storage/openSnapshot.ts'
import { createGroqEngine } from '../groqEngine.ts'
import { createMirror } from '../mirror.ts'
import { jsonOf } from '../packDocument.ts'
import type { QueryRequest } from '../queryEngine.ts'
import { createOutbox } from './outbox.ts'
import {
  type FromThread,
  readMessages,
  type ThreadAnswer,
  type ThreadOutcome,
  type ThreadSettings,
  type ToThread,
} from './threadMessages.ts'
import { createWordGatherer } from './wordGatherer.ts'

// In milliseconds; an answer waits no longer for those after it.
const longestWait = 2
// The whole of a large dataset fits; beyond it a client would hardly read the answer.
const longestAnswer = 256 * 1024 * 1024

/**
 * A query thread: the documents of a dataset in memory, brought up to date by what it is told of
 * commits, and an engine that evaluates one query after another. Nothing outside waits for it but
 * those who asked, and it can be ended at any moment.
 */
function runQueryThread(port: MessagePort, settings: ThreadSettings): void {
  const { file, aclMode, projectId, dataset } = settings
  const snapshot = openSnapshot(file)
  const mirror = createMirror(snapshot.documents, snapshot.size)
  let now = new Date()
  const grants = createGrants(aclMode)
  const engine = createGroqEngine({ mirror, grants, projectId, dataset, clock: () => now })
  const tell = createOutbox((messages: FromThread[]) => port.postMessage(messages), longestWait)
  const gatherer = createWordGatherer(engine.gatherWords, (documents) =>
    tell({ kind: 'gathered', documents }),
  )
  const workOn = async (message: ToThread): Promise<void> => {
    if (message.kind === 'query') {
      now = new Date(message.now)
      const { number, request } = message
      tell({ kind: 'outcome', number, outcome: await answer(engine.evaluate, request) })
      return
    }
    for (const { sequence, changes } of message.commits) {
      if (sequence > snapshot.sequence) mirror.apply(changes)
      gatherer.note(changes.map(({ id }) => id))
    }
  }
  let worked = Promise.resolve()
  port.on('message', (text: string) => {
    for (const message of readMessages(text)) {
      worked = worked.then(() => workOn(message)).then(gatherer.rest)
    }
  })
  // Before the first query, whose deadline it would count against.
  engine.makeIndexes()
  const ids = mirror.all().map(({ _id }) => _id)
  tell({ kind: 'ready', documents: ids.length })
  gatherer.note(ids)
}

async function answer(
  evaluate: ReturnType<typeof createGroqEngine>['evaluate'],
  request: QueryRequest,
): Promise<ThreadOutcome> {
  try {
    const { result, ...rest } = await evaluate(request)
    return { kind: 'answer', answer: { ...rest, json: boundedJson(result, request.query) } }
  } catch (error) {
    if (!(error instanceof LakeError)) return { kind: 'failure', error }
    const { kind, statusCode, message, body } = error
    return { kind: 'refusal', refusal: { kind, statusCode, message, body } }
  }
}

function boundedJson(result: unknown, query: string): ThreadAnswer['json'] {
  const json = jsonOf(result) ?? 'null'
  if (json.length <= longestAnswer) return json
  const description =
    'The answer is larger than 256 MB. Ask for fewer documents, or for less of each.'
  throw contentError(400, 'queryEvaluationError', description, { query })
}

if (parentPort !== null) runQueryThread(parentPort, workerData)
