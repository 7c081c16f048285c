import { z } from 'zod'
import { found } from '../found.ts'

const patch = z.array(z.unknown())
const eventData = z.looseObject({
  tags: z.array(z.string()).optional(),
  mutations: z.array(z.record(z.string(), z.unknown())).optional(),
  effects: z.object({ apply: patch, revert: patch }).optional(),
})

/** One server-sent event, its data parsed; the id is empty where it has none. */
interface HeardEvent {
  readonly event: string
  readonly id: string
  readonly data: z.infer<typeof eventData>
}

export interface OpenEvents {
  /** The next event, waited for if need be. */
  next(): Promise<HeardEvent>
  close(): void
}

/** Reads a stream of server-sent events; fails when the answer is not one. */
export async function openEvents(answer: Promise<Response>): Promise<OpenEvents> {
  const response = await answer
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
  const reader = found(response.body).pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const queue: HeardEvent[] = []
  const read = async (): Promise<void> => {
    const { value, done } = await reader.read()
    if (done) throw new Error('The stream has ended.')
    const blocks = (text + value).split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const { event, id = '', data = '{}' } = fieldsOf(block)
      if (event !== undefined) queue.push({ event, id, data: eventData.parse(JSON.parse(data)) })
    }
  }
  return {
    async next() {
      for (;;) {
        const event = queue.shift()
        if (event !== undefined) return event
        await read()
      }
    },
    close: () => void reader.cancel().catch(() => undefined),
  }
}

function fieldsOf(block: string): Partial<Record<string, string>> {
  const fields = block.split('\n').filter((line) => !line.startsWith(':'))
  return Object.fromEntries(
    fields.map((line) => {
      const colon = line.indexOf(': ')
      return [line.slice(0, colon), line.slice(colon + 2)]
    }),
  )
}
