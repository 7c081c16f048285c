import type { Intake } from '../intake.ts'
import { signLink, type Link } from './signedLink.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** How long a link of each kind is good for, in milliseconds. */
const lifetimes: Readonly<Record<Link['purpose'], number>> = {
  confirm: 7 * day,
  edit: 15 * minute,
  mine: 60 * minute,
  mute: 365 * day,
  approve: 7 * day,
  spam: 7 * day,
  trash: 7 * day,
  undo: 7 * day,
}

/** The address, on the CMS origin, of a link that begins to age now. */
export function linkAddress(
  intake: Pick<Intake, 'keys' | 'action'>,
  link: Omit<Link, 'until'>,
  now: Date,
): string {
  const until = now.getTime() + lifetimes[link.purpose]
  return `${intake.action}/link?t=${signLink(intake.keys, { ...link, until })}`
}
