import { onTestFinished, test, vi } from 'vitest'
import { createLake } from '../../../server/lake/createLake.ts'
import { listen } from '../../../server/listen.ts'
import { followContent } from '../../../server/publisher/following/followContent.ts'
import { followLive } from '../../../server/publisher/following/followLive.ts'
import { clientAt } from '../../clientAt.ts'
import { temporaryFolder } from '../siteFolder.ts'

vi.setConfig({ testTimeout: 240_000 })

// The contract with Sanity, held by the lake that speaks Sanity's API.
async function startLake() {
  const lake = await createLake({
    folder: await temporaryFolder(),
    projectId: 'edicola',
    apiHost: 'http://localhost:3333',
    allowedOrigins: [],
  })
  onTestFinished(() => lake.close())
  const open = (port: number) => listen({ port, variable: 'a free port', handler: lake.handle })
  const clientOf = (port: number, token: string) => clientAt(`http://127.0.0.1:${port}`, token)
  const tokens = {
    editor: lake.tokens.createEphemeral({ name: 'test', role: 'administrator' }),
    viewer: lake.tokens.createEphemeral({ name: 'publisher', role: 'viewer' }),
  }
  return { open, clientOf, tokens }
}

const followers = { followLive, followContent }

test.each(Object.entries(followers))(
  '%s rings at the start, at each publication, and for what happened while the line was cut',
  async (_name, follow) => {
    const { open, clientOf, tokens } = await startLake()
    let server = await open(0)
    const { port } = server
    const editor = clientOf(port, tokens.editor)
    let rings = 0
    const following = follow(clientOf(port, tokens.viewer), () => {
      rings += 1
    })
    onTestFinished(async () => {
      following.close()
      await server.close()
    })
    const rung = (more: number) => vi.waitUntil(() => rings >= more, { timeout: 60_000 })
    await rung(1)

    const before = rings
    await editor.create({ _id: 'a', _type: 'article', title: 'Prima' })
    await rung(before + 1)

    await server.close()
    const away = rings
    server = await open(port)
    await editor.patch('a').set({ title: 'Intanto' }).commit()
    await rung(away + 1)
  },
)
