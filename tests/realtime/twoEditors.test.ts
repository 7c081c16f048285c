import type { MutationEvent, SanityClient } from '@sanity/client'
import { BufferedDocument, Mutation } from '@sanity/mutator'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestLake, type TestLake } from '../lake/testLake.ts'
import { found } from '../found.ts'

// Two editors type in one field, each with the very buffer that the Studio keeps of a document:
// local patches at once, diffMatchPatch on the wire, rebased on what the other one has done.

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

/** One pane of a Studio: what it shows, and how it types. */
interface Pane {
  readonly text: () => string
  type(change: (text: string) => string): void
  /** Sends what was typed, and waits until it is committed or refused. */
  send(): Promise<void>
  readonly isSettled: () => boolean
  close(): void
}

function openPane(client: SanityClient, id: string): Promise<Pane> {
  return new Promise((resolve, reject) => {
    const waiting: MutationEvent[] = []
    let buffer: BufferedDocument | undefined
    const sending = new Set<Promise<unknown>>()
    const arrive = (event: MutationEvent): void => {
      const { transactionId, timestamp, resultRev, previousRev } = event
      const mutations: any[] = event.mutations
      found(buffer).arrive(
        new Mutation({
          transactionId,
          timestamp,
          mutations,
          ...(resultRev === undefined ? {} : { resultRev }),
          ...(previousRev === undefined ? {} : { previousRev }),
        }),
      )
    }
    const subscription = client
      .listen('*[_id == $id]', { id }, { events: ['welcome', 'mutation'], includeResult: false })
      .subscribe({
        error: reject,
        next: (event) => {
          if (event.type === 'mutation') {
            if (buffer === undefined) waiting.push(event)
            else arrive(event)
          } else if (event.type === 'welcome') {
            const read = client.getDocument(id)
            // oxlint-disable-next-line promise/always-return
            void read.then((document) => {
              buffer = new BufferedDocument(document ?? null)
              buffer.commitHandler = ({ success, failure, mutation }) => {
                const { transactionId, mutations } = mutation.params
                const body = { mutations, transactionId }
                const sent = client
                  .request({ method: 'POST', url: '/data/mutate/production', body })
                  .then(success, failure)
                sending.add(sent)
                void sent.finally(() => sending.delete(sent))
              }
              waiting.filter((event) => event.resultRev !== found(document)._rev).forEach(arrive)
              resolve(pane)
            })
          }
        },
      })
    const pane: Pane = {
      text: () => String(found(buffer).LOCAL?.['text']),
      type(change) {
        const text = change(pane.text())
        found(buffer).add(new Mutation({ mutations: [{ patch: { id, set: { text } } }] }))
      },
      async send() {
        await found(buffer).commit()
        await Promise.all(sending)
      },
      isSettled: () => found(buffer).document.isConsistent() && sending.size === 0,
      close: () => subscription.unsubscribe(),
    }
  })
}

const keystroke = fc.record({
  who: fc.nat(1),
  place: fc.nat(60),
  removes: fc.constantFrom(0, 0, 0, 1, 3),
  text: fc.constantFrom('a', 'è', ' ', 'mondo', '🙂', '\n'),
  sends: fc.boolean(),
})

const runs = Number(process.env['EDICOLA_TYPING_RUNS'] ?? 12)

test(
  `two who type in one field end with the same text, which is that of the lake (${runs} runs)`,
  async () => {
    const clients = ['editor', 'editor'].map((role) =>
      lake.client(role).withConfig({ perspective: 'raw' }),
    )
    let count = 0
    await fc.assert(
      fc.asyncProperty(fc.array(keystroke, { minLength: 4, maxLength: 25 }), async (strokes) => {
        const id = `typed${(count += 1)}`
        await found(clients[0]).create({
          _id: id,
          _type: 'note',
          text: 'Il testo di partenza, lungo.',
        })
        const panes = await Promise.all(clients.map((client) => openPane(client, id)))
        const sent: Promise<void>[] = []
        for (const { who, place, removes, text, sends } of strokes) {
          found(panes[who]).type((before) => {
            const characters = Array.from(before)
            characters.splice(place % (characters.length + 1), removes, text)
            return characters.join('')
          })
          if (sends) sent.push(found(panes[who]).send())
        }
        await Promise.all(sent)
        await Promise.all(panes.map((pane) => pane.send()))
        await expect
          .poll(async () => {
            for (const pane of panes) await pane.send()
            const stored = await found(clients[0]).getDocument(id)
            const texts = panes.map((pane) => pane.text())
            return texts.every((text) => text === found(stored)['text'])
          })
          .toBe(true)
        panes.forEach((pane) => pane.close())
      }),
      { numRuns: runs, endOnFailure: true },
    )
  },
  60_000 + runs * 3000,
)
