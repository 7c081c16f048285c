/** One server-sent event, its data parsed. */
interface HeardEvent {
  readonly event: string
  readonly id?: string
  readonly data: Record<string, any>
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
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const queue: HeardEvent[] = []
  const read = async (): Promise<void> => {
    const { value, done } = await reader.read()
    if (done) throw new Error('The stream has ended.')
    text += value
    const blocks = text.split('\n\n')
    text = blocks.pop()!
    for (const block of blocks) {
      const fields = Object.fromEntries(
        block
          .split('\n')
          .filter((line) => !line.startsWith(':'))
          .map((line) => {
            const colon = line.indexOf(': ')
            return [line.slice(0, colon), line.slice(colon + 2)]
          }),
      )
      if (fields['event'] === undefined) continue
      const id = fields['id'] === undefined ? {} : { id: fields['id'] }
      queue.push({ event: fields['event'], data: JSON.parse(fields['data'] ?? 'null'), ...id })
    }
  }
  return {
    async next() {
      while (queue.length === 0) await read()
      return queue.shift()!
    },
    close: () => void reader.cancel().catch(() => undefined),
  }
}
