import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { createLake, type Lake, type LakeOptions } from '../../server/lake/createLake.ts'
import { listen } from '../../server/listen.ts'
import { clientAt } from '../clientAt.ts'
import { found } from '../found.ts'

/** A lake that answers over HTTP on loopback, in a folder of its own. */
export interface TestLake {
  readonly lake: Lake
  readonly apiHost: string
  readonly folder: string
  /** A client with a token of this role, or an anonymous one. */
  client(role?: string): SanityClient
  /** A session cookie of a new account, by way of its sign-in link. */
  signIn(role: string, email?: string): Promise<{ cookie: string; email: string; id: string }>
  close(): Promise<void>
}

export const studioOrigin = 'http://studio.example'

/** Starts a lake on a free port; close it in the end. */
export async function startTestLake(options: Partial<LakeOptions> = {}): Promise<TestLake> {
  const folder = mkdtempSync(join(tmpdir(), 'lake-'))
  const late: { lake?: Lake } = {}
  const server = await listen({
    port: 0,
    variable: 'a free port',
    handler: (request, connection) => found(late.lake).handle(request, connection),
    onUpgrade: (...upgrade) => found(late.lake).handleUpgrade(...upgrade),
  })
  const apiHost = `http://127.0.0.1:${server.port}`
  const lake = await createLake({
    folder,
    projectId: 'edicola',
    apiHost,
    allowedOrigins: [studioOrigin],
    ...options,
  })
  late.lake = lake
  let people = 0
  return {
    lake,
    apiHost,
    folder,
    client: (role) => clientAt(apiHost, role && lake.tokens.createEphemeral({ name: role, role })),
    signIn: async (role, email = `person${(people += 1)}@example.org`) => {
      const account =
        lake.accounts.findByEmail(email) ?? lake.accounts.add({ email, name: 'Ada', role })
      const response = await fetch(lake.accounts.signInLink(email), { redirect: 'manual' })
      const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
      return { cookie, email, id: account.id }
    },
    close: async () => {
      await server.close()
      await lake.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
