import { text } from 'node:stream/consumers'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { listenLocally, portOf } from '../../listenLocally.ts'

/** A mail that arrived: the envelope's recipients, its source and what it says. */
export interface Arrived {
  readonly recipients: readonly string[]
  readonly source: string
  readonly mail: ParsedMail
}

/** A real SMTP server on loopback; `mood` refuses mails for a while. */
export async function startMailServer() {
  const arrived: Arrived[] = []
  const state: { mood: 'well' | 'refusing'; refused: number } = { mood: 'well', refused: 0 }
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, session, done) => {
      void (async () => {
        const source = await text(stream)
        if (state.mood === 'refusing') {
          state.refused += 1
          return done(Object.assign(new Error('Later'), { responseCode: 451 }))
        }
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        arrived.push({ recipients, source, mail: await simpleParser(source) })
        done()
      })()
    },
  })
  await listenLocally(server.server)
  return {
    arrived,
    state,
    url: `smtp://127.0.0.1:${portOf(server.server)}`,
    to: (address: string) => arrived.filter(({ recipients }) => recipients.includes(address)),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
      }),
  }
}

/** The address of the link of a mail's text that stands under a label. */
export function linkIn({ mail }: Arrived, label: string): string {
  const lines = (mail.text ?? '').split('\n')
  const found = lines[lines.findIndex((line) => line.startsWith(label)) + 1]
  if (!found?.startsWith('http')) throw new Error(`No link ${label} in ${mail.text}`)
  return found
}
