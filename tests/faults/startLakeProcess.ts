import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { found } from '../found.ts'

const program = fileURLToPath(new URL('lakeProcess.ts', import.meta.url))

/** What the process says when it is ready. */
const hello = z.object({ apiHost: z.string(), token: z.string() })
const queryAnswer = z.object({ result: z.array(z.record(z.string(), z.unknown())) })

/** The answer to a write, or nothing when the connection broke before there was one. */
export type Answer = { status: number; body: string } | undefined

export interface LakeProcess {
  readonly pid: number
  /** What the process wrote to standard error. */
  errors(): string
  request(path: string, init?: RequestInit): Promise<Answer>
  mutate(transactionId: string, mutations: unknown): Promise<Answer>
  /** Every document as the lake sees it, by id. */
  documents(): Promise<Map<string, Record<string, unknown>>>
  kill(): Promise<void>
}

/** Starts a lake in a child process, by way of another program if one is given. */
export async function startLakeProcess(
  folder: string,
  launcher: readonly string[] = [],
): Promise<LakeProcess> {
  const [command, ...words] = [...launcher, process.execPath, program, folder]
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const exit = once(child, 'exit')
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    exit.then(() => Promise.reject(new Error(`The lake did not start: ${errors}`))),
  ])
  const { apiHost, token } = hello.parse(JSON.parse(String(line)))
  const request: LakeProcess['request'] = async (path, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${token}`)
    try {
      const response = await fetch(`${apiHost}/v2025-02-19${path}`, { ...init, headers })
      return { status: response.status, body: await response.text() }
    } catch {
      return undefined
    }
  }
  return {
    pid: found(child.pid),
    errors: () => errors,
    request,
    mutate: (transactionId, mutations) =>
      request('/data/mutate/production', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ transactionId, mutations }),
      }),
    async documents() {
      const query = encodeURIComponent('*')
      const answer = await request(`/data/query/production?query=${query}&perspective=raw`)
      const { result } = queryAnswer.parse(JSON.parse(found(answer).body))
      return new Map(result.map((document) => [String(document['_id']), document]))
    },
    async kill() {
      child.kill('SIGKILL')
      await exit
    },
  }
}
