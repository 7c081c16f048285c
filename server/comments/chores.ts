import { join } from 'node:path'
import { forgetExpired } from './delivery/acceptComment.ts'
import { repeatUntilDone } from './delivery/repeatUntilDone.ts'
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
  /** Forgets and erases soon what is due, rather than within the hour. */
  tidySoon(): void
  /** Ends them, and resolves when the one under way has ended. */
  close(): Promise<void>
}

/**
 * Forgets what has had its time and erases again what a restore brought back, soon after the start,
 * or as soon as the lake answers, and every hour; tells of approved replies every 30 seconds.
 */
export function startChores(intake: Intake): Chores {
  const complain = (error: unknown): void => intake.log(`comments: ${describeError(error)}`)
  const tidying = repeatUntilDone(() => tidy(intake), complain)
  const telling = new Set<Promise<void>>()
  const tell = (): void => {
    const started = notify(intake).finally(() => telling.delete(started))
    telling.add(started)
  }
  forget(intake)
  // The rest not at once: at the start the lake is not there yet to be asked.
  tidying.begin()
  const timers = [setInterval(() => tidying.begin(0), hourMs), setInterval(tell, noticesEveryMs)]
  for (const timer of timers) timer.unref()
  return {
    tidySoon: () => tidying.begin(),
    close: async () => {
      for (const timer of timers) clearInterval(timer)
      await Promise.all([tidying.close(), ...telling])
    },
  }
}

/** Whether all that was due could be done. */
async function tidy(intake: Intake): Promise<boolean> {
  forget(intake)
  const isErased = await eraseAgain(intake)
  return (await forgetWhoIsSilent(intake)) && isErased
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
async function forgetWhoIsSilent(intake: Intake): Promise<boolean> {
  const { kind } = await lookUpThread(intake, { article: '', parent: undefined })
  if (kind !== 'asked') return false
  forgetContacts(intake.database, intake.rules.keepAddressesDays, intake.clock())
  return true
}

async function eraseAgain(intake: Intake): Promise<boolean> {
  const ids = readErasures(join(intake.folder, 'erasures.log'))
  if (ids.length === 0) return true
  forgetComments(intake.database, ids)
  try {
    await deleteDocuments(intake.moderator, ids)
    return true
  } catch (error) {
    intake.log(`comments: erasures will be checked again soon: ${nameError(error)}`)
    return false
  }
}

async function notify(intake: Intake): Promise<void> {
  try {
    await putReplyNotices(intake)
  } catch (error) {
    intake.log(`comments: replies could not be read: ${nameError(error)}`)
  }
}
