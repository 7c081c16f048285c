import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { createLessons } from './classifier/lessons.ts'
import type { CommentDocument } from './delivery/commentDocument.ts'
import { commitTogether } from './delivery/commitTogether.ts'
import { decideAtOnce } from './delivery/decideAtOnce.ts'
import { createDelivery } from './delivery/delivery.ts'
import { openIntakeDatabase } from './delivery/openIntakeDatabase.ts'
import { describeError } from './describeError.ts'
import type { Intake } from './intake.ts'
import { createOutbox } from './mail/outbox.ts'
import { createPostman, type MailOptions } from './mail/postman.ts'
import { startChores } from './chores.ts'
import { identifyWriters } from './people/identifyWriters.ts'
import { visitorNetwork } from './privacy/visitorNetwork.ts'
import { readIntakeKeys } from './privacy/intakeKeys.ts'
import { finishRotation } from './privacy/rotateKey.ts'
import { refuseRequest, routeIntake } from './routes/routeIntake.ts'
import { readCommentRules } from './thread/commentRules.ts'

const noMail: MailOptions = { smtpUrl: undefined, from: 'edicola@localhost', moderators: [] }

/** What the comment intake is made of. */
export interface CommentIntakeOptions {
  /** May create pending comments and read; see `commentWriterRole`. */
  readonly client: SanityClient
  /** Where the intake's own database and key file live. */
  readonly folder: string
  /** Public address of the site, where articles are. */
  readonly siteUrl: string
  /** Public address of the CMS, where `/comments` is. */
  readonly cmsUrl: string
  readonly clock?: () => Date
  /** 32 bytes in base64; without it the key file in the folder is used, or made. */
  readonly secret?: string
  /** Changes and deletes comments, see `commentModeratorRole`; without it `client` does. */
  readonly moderator?: SanityClient
  /** How mail leaves; without it, letters become files in the folder. */
  readonly mail?: MailOptions
  /** Takes a line that holds nothing personal; the default writes to standard error. */
  readonly log?: (line: string) => void
}

/** The comment intake: a Request in, a Response out. */
export interface CommentIntake {
  /** Answers under `/comments`; never throws. */
  handle(request: Request, connection: { readonly remoteAddress: string }): Promise<Response>
  /** Ends the deliveries under way and closes the database; what waits stays on disk. */
  close(): Promise<void>
}

/**
 * Opens the intake that readers' comment forms are sent to. Accepted comments are on disk before
 * they are answered, and in the content lake as soon as it can be reached.
 * @throws IntakeError when the folder's key does not fit its database
 */
export async function createCommentIntake(options: CommentIntakeOptions): Promise<CommentIntake> {
  const { folder, siteUrl, cmsUrl } = options
  const clock = options.clock ?? (() => new Date())
  const log = options.log ?? ((line: string) => process.stderr.write(`${line}\n`))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (options.secret === undefined) finishRotation(folder)
  const keys = readIntakeKeys(folder, options.secret)
  const database = openIntakeDatabase(folder, keys.fingerprint)
  const client = impatient(options.client)
  const commits = commitTogether(database)
  const decide = (document: CommentDocument) => decideAtOnce(intake, document)
  const delivery = createDelivery({ client, database, commits, log, decide })
  const mail = options.mail ?? noMail
  const postman = createPostman(mail, join(folder, 'mail'))
  const outbox = createOutbox({ database, commits, keys, postman, clock, log })
  const intake: Intake = {
    client,
    moderator: impatient(options.moderator ?? options.client),
    folder,
    outbox,
    moderators: mail.moderators,
    database,
    commits,
    keys,
    delivery,
    lessons: createLessons(client),
    eraseLater: () => chores.tidySoon(),
    clock,
    log,
    siteUrl: siteUrl.replace(/\/+$/, ''),
    action: `${cmsUrl.replace(/\/+$/, '')}/comments`,
    origins: { site: new URL(siteUrl).origin, cms: new URL(cmsUrl).origin },
    threadsUnderWay: new Map(),
    siteTitle: new URL(siteUrl).host,
    rules: readCommentRules(undefined),
  }
  identifyWriters(database, keys)
  const chores = startChores(intake)
  delivery.start()
  outbox.wake()

  return {
    handle: async (request, connection) => {
      try {
        return await routeIntake(intake, request, visitorNetwork(connection.remoteAddress))
      } catch (error) {
        log(`comments: ${describeError(error)}`)
        return refuseRequest(intake, request, { kind: 'failure' })
      }
    },
    close: async () => {
      for (const part of [chores, delivery, outbox]) await part.close()
      if (!database.isOpen) return
      commits.flush()
      database.close()
    },
  }
}

/**
 * The visitor waits: a lake that does not answer soon is away. A client made by `withConfig` would
 * keep the retries of the one it comes from (@sanity/client 8.15), 3 seconds of them.
 */
function impatient(given: SanityClient): SanityClient {
  return createClient({ ...given.config(), maxRetries: 0, timeout: 5000 })
}
