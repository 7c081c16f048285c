import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { commentWriterRole } from './comments/commentWriterRole.ts'
import { DataFolderUnusableError } from './dataFolderLock.ts'
import type { Environment } from './environment.ts'
import { type Accounts, openAccounts } from './lake/accounts/accounts.ts'
import { openAccountsDatabase } from './lake/accounts/accountsDatabase.ts'
import { collectRoles } from './lake/access/roles.ts'
import { openTokens, type Tokens } from './lake/accounts/tokens.ts'

/** Who may reach the embedded lake. */
export interface Access {
  readonly accounts: Accounts
  readonly tokens: Tokens
  close(): void
}

/** Thrown when a command about accounts runs while the content is on hosted Sanity. */
export class HostedAccessError extends Error {
  constructor() {
    super('People and tokens of hosted Sanity are kept at https://www.sanity.io/manage.')
    this.name = 'HostedAccessError'
  }
}

/** Where the embedded lake lives in the data folder. */
export const lakeFolder = (environment: Environment): string => join(environment.dataFolder, 'lake')

/**
 * Opens the accounts and tokens of the embedded lake; the server may run at the same time.
 * @throws HostedAccessError, DataFolderUnusableError when there can be no data folder.
 */
export function openAccess(environment: Environment): Access {
  if (environment.content.kind === 'hosted') throw new HostedAccessError()
  const folder = lakeFolder(environment)
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new DataFolderUnusableError(environment.dataFolder, error)
  }
  const database = openAccountsDatabase(join(folder, 'accounts.sqlite'))
  const roles = collectRoles([commentWriterRole])
  const clock = (): Date => new Date()
  return {
    accounts: openAccounts({ database, roles, apiHost: environment.cmsUrl, clock }),
    tokens: openTokens(database, roles, clock),
    close: () => database.close(),
  }
}
