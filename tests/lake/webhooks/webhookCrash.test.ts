import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startLakeProcess } from '../../faults/startLakeProcess.ts'
import { startWebhookReceiver } from './webhookReceiver.ts'

// EDICOLA_KILL_ROUNDS=100 npx vitest run tests/lake/webhooks/webhookCrash.test.ts
const rounds = Number(process.env['EDICOLA_KILL_ROUNDS'] ?? 4)
const writerCount = 8
const writesARound = 60

test(
  `what was acknowledged before ${rounds} SIGKILLs is told, and by its key but once`,
  {
    timeout: 120_000 + rounds * 15_000,
  },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'webhooks-'))
    const receiver = await startWebhookReceiver()
    let busy = 0
    receiver.answer(() => ((busy += 1) % 10 === 0 ? 503 : 200))
    const acknowledged = new Set<string>()
    try {
      for (let round = 0; round < rounds; round += 1) {
        const lake = await startLakeProcess(folder)
        if (round === 0) {
          const hook = { name: 'All', url: receiver.url, rule: { on: ['create'] } }
          const created = await lake.request('/hooks/projects/edicola', {
            method: 'POST',
            body: JSON.stringify(hook),
          })
          expect(created?.status).toBe(201)
        }
        let written = 0
        const write = async (writer: number): Promise<void> => {
          for (let n = 0; ; n += 1) {
            const _id = `r${round}-w${writer}-n${n}`
            const answer = await lake.mutate(_id, [{ create: { _id, _type: 'note' } }])
            if (answer?.status !== 200) return
            acknowledged.add(_id)
            written += 1
            if (written === writesARound) await lake.kill()
          }
        }
        await Promise.all(Array.from({ length: writerCount }, (_, writer) => write(writer)))
      }
      const last = await startLakeProcess(folder)
      const told = () => new Set(receiver.deliveries.map(({ documentId }) => documentId))
      const missing = () => {
        const ids = told()
        return [...acknowledged].filter((id) => !ids.has(id))
      }
      await expect.poll(missing, { timeout: 60_000 }).toEqual([])
      await last.kill()
      const keyed = receiver.deliveries.map(
        ({ headers, documentId }) => `${documentId} ${String(headers['idempotency-key'])}`,
      )
      expect(new Set(keyed).size).toBe(told().size)
      expect(acknowledged.size).toBeGreaterThanOrEqual(rounds * writesARound)
      console.log(
        `Webhooks: ${acknowledged.size} acknowledged, ${receiver.deliveries.length} requests.`,
      )
    } finally {
      await receiver.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
