import type { SanityClient } from '@sanity/client'
import { contentClient } from './contentClient.ts'
import { lockDataFolder } from './dataFolderLock.ts'
import type { Environment } from './environment.ts'
import { listen } from './listen.ts'
import { openLake } from './openLake.ts'
import { findRunningServer } from './runningServer.ts'

/** A way to all content, drafts included, for one command. */
export interface ContentConnection {
  readonly client: SanityClient
  /** Where the embedded lake listens; undefined on hosted Sanity. */
  readonly apiHost: string | undefined
  readonly token: string
  close(): Promise<void>
}

/** Thrown when another process holds the data folder and does not answer. */
export class DataFolderBusyError extends Error {
  constructor(folder: string) {
    super(
      `Another Edicola process works on ${folder} and cannot be reached. Wait for it to end, or stop it and try again.`,
    )
    this.name = 'DataFolderBusyError'
  }
}

const nothingToClose = async (): Promise<void> => {}

/**
 * Connects a command to the content of this environment: hosted Sanity; else the server that
 * runs on the data folder; else the embedded lake, opened in this process until closed.
 * @throws DataFolderBusyError
 */
export async function connectContent(environment: Environment): Promise<ContentConnection> {
  const target = environment.content
  if (target.kind === 'hosted') {
    const { token } = target
    const client = contentClient(target, { token })
    return { client, apiHost: undefined, token, close: nothingToClose }
  }
  const lock = lockDataFolder(environment.dataFolder)
  if (lock === undefined) return connectToRunningServer(environment)
  const lake = await openLake(environment)
  const token = lake.tokens.createEphemeral({ name: 'command', role: 'administrator' })
  const server = await listen({ port: 0, variable: 'a free port', handler: lake.handle })
  const apiHost = `http://127.0.0.1:${server.port}`
  return {
    client: contentClient(target, { apiHost, token }),
    apiHost,
    token,
    close: async () => {
      await server.close()
      await lake.close()
      lock.close()
    },
  }
}

async function connectToRunningServer(environment: Environment): Promise<ContentConnection> {
  const running = findRunningServer(environment.dataFolder)
  if (running === undefined || !(await answers(running.apiHost))) {
    throw new DataFolderBusyError(environment.dataFolder)
  }
  const client = contentClient(environment.content, running)
  return { client, ...running, close: nothingToClose }
}

async function answers(apiHost: string): Promise<boolean> {
  try {
    return (await fetch(`${apiHost}/v1/ping`, { signal: AbortSignal.timeout(5000) })).ok
  } catch {
    return false
  }
}
