import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Letter } from './letter.ts'

/** How letters leave. */
export interface MailOptions {
  /** `smtp://` or `smtps://`, with user and password where needed; without it mails become files. */
  readonly smtpUrl: string | undefined
  /** The sender's address. */
  readonly from: string
  /** Who is told of comments that wait. */
  readonly moderators: readonly string[]
}

/** Takes a letter where it has to go, or throws. */
export interface Postman {
  send(id: string, letter: Letter): Promise<void>
  close(): void
}

const patienceMs = 15_000

/**
 * A postman for an SMTP server; or, without one, for files `ID.eml` in the folder, readable by
 * their owner alone.
 */
export function createPostman(options: MailOptions, folder: string): Postman {
  const { smtpUrl, from } = options
  const common = { disableFileAccess: true, disableUrlAccess: true } as const
  if (smtpUrl === undefined) {
    const composer = createTransport({ ...common, streamTransport: true, buffer: true })
    return {
      send: async (id, letter) => {
        const { message } = await composer.sendMail(messageOf(id, letter, from))
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        const draft = join(folder, `.${id}`)
        writeFileSync(draft, Buffer.isBuffer(message) ? message : '', { mode: 0o600 })
        chmodSync(draft, 0o600)
        renameSync(draft, join(folder, `${id}.eml`))
      },
      close: () => composer.close(),
    }
  }
  const transport = createTransport(smtpUrl, { ...common })
  Object.assign(transport.options, {
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  })
  return {
    send: async (id, letter) => {
      await transport.sendMail(messageOf(id, letter, from))
    },
    close: () => transport.close(),
  }
}

/** Addresses as objects, so that nothing in them is read as a list or as a header. */
function messageOf(id: string, letter: Letter, from: string) {
  const { to, subject, text, html, unsubscribe } = letter
  const host = from.replace(/^.*@/u, '')
  return {
    disableFileAccess: true,
    disableUrlAccess: true,
    from: { name: '', address: from },
    to: [{ name: '', address: to }],
    subject,
    text,
    html,
    // The same letter sent again, after a lost acknowledgement, is the same message.
    messageId: `<${id}@${host}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe !== undefined && {
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  }
}
