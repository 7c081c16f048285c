import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { collectAllowedOrigins } from './access/allowedOrigins.ts'
import type { Role } from './access/identity.ts'
import { collectRoles } from './access/roles.ts'
import { openAccounts, type Accounts } from './accounts/accounts.ts'
import { openAccountsDatabase } from './accounts/accountsDatabase.ts'
import { openPreferences } from './accounts/preferences.ts'
import { createSessionCookie } from './accounts/sessionCookie.ts'
import { openSessions } from './accounts/sessions.ts'
import { createSignInThrottle } from './accounts/signIn/signInThrottle.ts'
import { createSignInTickets } from './accounts/signIn/signInTickets.ts'
import { openTokens, type Tokens } from './accounts/tokens.ts'
import { createAssetKeys } from './assets/assetKeys.ts'
import { openAssetStore } from './assets/assetStore.ts'
import { openDatasets } from './datasets/openDatasets.ts'
import type { DocumentValidator } from './documents/documentValidator.ts'
import { createHandler, isLakePath, type Handle, type HandlerContext } from './handler.ts'
import { openImageCache } from './images/imageCache.ts'
import { createEventStreams } from './listening/eventStreams.ts'
import { createSocketUpgrade, type SocketUpgrade } from './sockets/socketUpgrade.ts'
import { sweepAssets } from './sweepAssets.ts'
import { openWebhooks, type Webhooks } from './webhooks/webhooks.ts'

/** An embedded Content Lake: content, assets, accounts, and the HTTP API in front of them. */
export interface Lake {
  /** Answers a request; event streams are streaming bodies. 404 for paths not the lake's. */
  readonly handle: Handle
  /** Takes over a WebSocket of the lake's; false when the address is not one. */
  readonly handleUpgrade: SocketUpgrade['handle']
  /** Whether the lake answers this path; all others are free for the Studio. */
  owns(pathname: string): boolean
  readonly accounts: Accounts
  readonly tokens: Tokens
  /** Ends what is open. Closing twice is harmless. */
  close(): Promise<void>
}

/** Where a lake lives and what it is given from outside. */
export interface LakeOptions {
  /**
   * Holds `accounts.sqlite`, `webhooks.sqlite`, `datasets/`, `assets/` and `image-cache/`; made when
   * absent.
   */
  readonly folder: string
  readonly projectId: string
  /** The public base address, e.g. `http://localhost:3333`. */
  readonly apiHost: string
  /** Web origins that may use the lake with a person's session, beside `apiHost` itself. */
  readonly allowedOrigins: readonly string[]
  /** Roles beyond the built-in ones. */
  readonly roles?: readonly Role[]
  readonly validate?: DocumentValidator
  readonly clock?: () => Date
}

/** Opens a lake. One process at a time may hold its folder. */
export async function createLake(options: LakeOptions): Promise<Lake> {
  const { folder, projectId, clock = () => new Date(), validate } = options
  const apiHost = options.apiHost.replace(/\/+$/, '')
  const origins = collectAllowedOrigins(apiHost, options.allowedOrigins)
  const roles = collectRoles(options.roles ?? [])
  mkdirSync(folder, { recursive: true })
  const database = openAccountsDatabase(join(folder, 'accounts.sqlite'))
  const accounts = openAccounts({ database, roles, apiHost, clock })
  const tokens = openTokens(database, roles, clock)
  const sessions = openSessions(database, clock)
  const cookie = createSessionCookie(apiHost)
  const assets = openAssetStore(join(folder, 'assets'))
  const late: { webhooks?: Webhooks } = {}
  const datasets = openDatasets({
    folder,
    projectId,
    database,
    clock,
    onDelete: (name) => {
      assets.removeAll(name)
      late.webhooks?.forget(name)
    },
    ...(validate === undefined ? {} : { validate }),
  })
  const webhooks = openWebhooks({ folder, projectId, datasets, clock })
  late.webhooks = webhooks
  const context: HandlerContext = {
    projectId,
    apiHost,
    datasets,
    eventStreams: createEventStreams(),
    credentials: { accounts, sessions, tokens, roles, cookie },
    origins,
    tickets: createSignInTickets(clock),
    throttle: createSignInThrottle(clock),
    preferences: openPreferences(database, clock),
    assets,
    assetKeys: createAssetKeys(clock),
    imageCache: openImageCache(join(folder, 'image-cache')),
    webhooks,
  }
  const sweeping = sweepAssets({ assets, datasets, clock })
  const handle = createHandler(context)
  const sockets = createSocketUpgrade(context, handle)
  return {
    handle,
    handleUpgrade: sockets.handle,
    owns: isLakePath,
    accounts,
    tokens,
    close: async () => {
      sockets.close()
      await sweeping.close()
      await webhooks.close()
      datasets.close()
      if (database.isOpen) database.close()
    },
  }
}
