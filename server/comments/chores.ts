import { join } from 'node:path'
import { forgetExpired } from './delivery/acceptComment.ts'
import { describeError, nameError } from './describeError.ts'
import type { Intake } from './intake.ts'
import { putReplyNotices } from './mail/replyNotices.ts'
import { deleteDocuments, forgetComments } from './privacy/eraseComments.ts'
import { readErasures } from './privacy/erasures.ts'
import { lookUpThread } from './thread/lookUpThread.ts'
import { forgetContacts, forgetMailFiles } from './privacy/forgetContacts.ts'

const hourMs = 3_600_000
const noticesEveryMs = 30_000

/** What the intake does by itself while it runs. */
export interface Chores {
  /** Ends them, and resolves when the one under way has ended. */
  close(): Promise<void>
}

/**
 * Forgets what has had its time and erases again what a restore brought back, now and every hour;
 * tells of approved replies every 30 seconds.
 */
export function startChores(intake: Intake): Chores {
  const running = new Set<Promise<void>>()
  const run = (chore: () => Promise<void>): void => {
    const started = chore()
      .catch((error: unknown) => intake.log(`comments: ${describeError(error)}`))
      .finally(() => running.delete(started))
    running.add(started)
  }
  const tidy = (): void => {
    forget(intake)
    run(() => eraseAgain(intake))
    run(() => forgetWhoIsSilent(intake))
  }
  tidy()
  const timers = [
    setInterval(tidy, hourMs),
    setInterval(() => run(() => notify(intake)), noticesEveryMs),
  ]
  for (const timer of timers) timer.unref()
  return {
    close: async () => {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running)
    },
  }
}

function forget(intake: Intake): void {
  const { database, folder } = intake
  const now = intake.clock()
  try {
    forgetMailFiles(join(folder, 'mail'), now)
    forgetExpired(database, now)
  } catch (error) {
    intake.log(`comments: ${describeError(error)}`)
  }
}

/** Only once the settings have been read: they may keep addresses longer than the standard. */
async function forgetWhoIsSilent(intake: Intake): Promise<void> {
  const { kind } = await lookUpThread(intake, { article: '', parent: undefined })
  if (kind !== 'asked') return
  forgetContacts(intake.database, intake.rules.keepAddressesDays, intake.clock())
}

async function eraseAgain(intake: Intake): Promise<void> {
  const ids = readErasures(join(intake.folder, 'erasures.log'))
  if (ids.length === 0) return
  forgetComments(intake.database, ids)
  try {
    await deleteDocuments(intake.moderator, ids)
  } catch (error) {
    intake.log(`comments: erasures will be checked again in an hour: ${nameError(error)}`)
  }
}

async function notify(intake: Intake): Promise<void> {
  try {
    await putReplyNotices(intake)
  } catch (error) {
    intake.log(`comments: replies could not be read: ${nameError(error)}`)
  }
}
