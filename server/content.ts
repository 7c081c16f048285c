import { lockDataFolder } from './dataFolderLock.ts'
import { DataFolderBusyError } from './connect.ts'
import type { Environment } from './environment.ts'
import type { Lake } from './lake/createLake.ts'
import { openLake } from './openLake.ts'
import { announceServer } from './runningServer.ts'

/** The content that a running server works on, and what its rooms present to reach it. */
export interface OpenContent {
  /** The embedded lake; undefined on hosted Sanity. */
  readonly lake: Lake | undefined
  /** One secret a room, each with no more rights than the room needs. */
  readonly tokens: {
    readonly administrator: string
    readonly comments: string
    readonly moderation: string
    readonly publisher: string
  }
  /** Leaves word for other commands that the lake answers at `apiHost`. */
  announce(apiHost: string | undefined): { close(): void }
  /** A sign-in address while nobody has ever signed in to the embedded lake. */
  signInLink(): string | undefined
  close(): Promise<void>
}

const firstAdministrator = {
  email: 'redazione@edicola.local',
  name: 'Redazione',
  role: 'administrator',
}

/**
 * Opens the content of this environment for the server: the embedded lake with its data folder
 * locked, or hosted Sanity, where one token does it all.
 * @throws DataFolderBusyError when another process has the data folder.
 */
export async function openContent(environment: Environment): Promise<OpenContent> {
  const target = environment.content
  if (target.kind === 'embedded') return openEmbedded(environment)
  const { token } = target
  return {
    lake: undefined,
    tokens: { administrator: token, comments: token, moderation: token, publisher: token },
    announce: () => ({ close: () => {} }),
    signInLink: () => undefined,
    close: async () => {},
  }
}

async function openEmbedded(environment: Environment): Promise<OpenContent> {
  const lock = lockDataFolder(environment.dataFolder)
  if (lock === undefined) throw new DataFolderBusyError(environment.dataFolder)
  const lake = await openLake(environment).catch((error: unknown) => {
    lock.close()
    throw error
  })
  const administrator = lake.tokens.createEphemeral({ name: 'commands', role: 'administrator' })
  return {
    lake,
    tokens: {
      administrator,
      comments: lake.tokens.createEphemeral({ name: 'comments', role: 'comment-writer' }),
      moderation: lake.tokens.createEphemeral({ name: 'moderation', role: 'comment-moderator' }),
      publisher: lake.tokens.createEphemeral({ name: 'publisher', role: 'viewer' }),
    },
    announce: (apiHost = environment.cmsUrl) =>
      announceServer(environment.dataFolder, { apiHost, token: administrator }),
    signInLink: () => firstSignInLink(lake),
    close: async () => {
      await lake.close()
      lock.close()
    },
  }
}

function firstSignInLink({ accounts }: Lake): string | undefined {
  if (accounts.hasAnyoneSignedIn()) return undefined
  const account = accounts.list()[0] ?? accounts.add(firstAdministrator)
  return accounts.signInLink(account.email)
}
