import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { digest, type IntakeKeys } from '../privacy/intakeKeys.ts'

/**
 * What a mailed link is for: to confirm an address; to change or withdraw a comment; to see,
 * export and erase what is held of a person; to get no more notices; to decide about a comment.
 */
export type LinkPurpose =
  | 'confirm'
  | 'edit'
  | 'mine'
  | 'mute'
  | 'approve'
  | 'spam'
  | 'trash'
  | 'undo'

/** What a link carries; whoever has it may do what it says, until it expires. */
export interface Link {
  readonly purpose: LinkPurpose
  /** A comment's id, or a person in hexadecimal. */
  readonly subject: string
  /** When it expires, in milliseconds. */
  readonly until: number
  /** Who was given it, where that is to be logged. */
  readonly holder?: string
}

/** A token that has been checked. */
export type LinkReading =
  | { readonly kind: 'good'; readonly link: Link; readonly spend: string }
  | { readonly kind: 'expired' | 'false' }

const longestToken = 600
const linkShape: z.ZodType<Link> = z.strictObject({
  purpose: z.enum(['confirm', 'edit', 'mine', 'mute', 'approve', 'spam', 'trash', 'undo']),
  subject: z.string(),
  until: z.int(),
  holder: z.string().exactOptional(),
})

/** The token of a link: its content and an HMAC over it, in base64url. */
export function signLink(keys: IntakeKeys, link: Link): string {
  const content = Buffer.from(JSON.stringify(link)).toString('base64url')
  return `${content}.${signatureOf(keys, content).toString('base64url')}`
}

/** What a token says, when it is ours and has not expired. */
export function readLink(keys: IntakeKeys, token: string, now: Date): LinkReading {
  const [content = '', signature = '', ...rest] = token.split('.')
  if (token.length > longestToken || rest.length > 0) return { kind: 'false' }
  const given = Buffer.from(signature, 'base64url')
  const right = signatureOf(keys, content)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return { kind: 'false' }
  const link = linkShape.parse(JSON.parse(Buffer.from(content, 'base64url').toString('utf8')))
  if (link.until <= now.getTime()) return { kind: 'expired' }
  return { kind: 'good', link, spend: `link ${right.toString('base64url')}` }
}

function signatureOf(keys: IntakeKeys, content: string): Buffer {
  return digest(keys.links, ['link', content])
}
