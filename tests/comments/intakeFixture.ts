import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createChallenge } from 'altcha-lib/v1'
import {
  createCommentIntake,
  type CommentIntake,
  type CommentIntakeOptions,
} from '../../server/comments/createCommentIntake.ts'
import { readIntakeKeys } from '../../server/comments/privacy/intakeKeys.ts'
import { startFakeLake, type Doc, type FakeLake } from './fakeLake.ts'

export const siteUrl = 'http://localhost:4321'
export const cmsUrl = 'http://localhost:3333'

/** The fields of a good comment. */
export const good = {
  article: 'caffe',
  parent: '',
  language: 'it',
  key: '',
  name: 'Ada Conti',
  email: 'ada@esempio.it',
  url: '',
  body: 'Un bell’articolo, grazie.',
  website_confirm: '',
  notify: '',
  proof: '',
  token: '',
}

export function sampleDocuments(): Doc[] {
  const article = {
    _type: 'article',
    title: 'Un caffè con la redazione',
    slug: { current: 'un-caffe' },
    language: 'it',
    publishedAt: '2026-05-01T08:00:00Z',
    commentsOpen: true,
  }
  return [
    { ...article, _id: 'caffe' },
    { ...article, _id: 'coffee', title: 'A coffee', slug: { current: 'a-coffee' }, language: 'en' },
    { ...article, _id: 'chiuso', slug: { current: 'chiuso' }, commentsOpen: false },
    { ...article, _id: 'vecchio', slug: { current: 'vecchio' }, publishedAt: '2025-01-01T08:00Z' },
    { ...article, _id: 'futuro', slug: { current: 'futuro' }, publishedAt: '2027-01-01T08:00:00Z' },
    comment('comment.primo', { name: 'Bruno <b>Neri</b>', body: 'Primo!\n\n<script>1</script>' }),
    comment('comment.attesa', { status: 'pending' }),
    comment('comment.altrove', { article: { _type: 'reference', _ref: 'coffee' } }),
    { _id: 'settings', _type: 'settings', title: 'La Gazzetta', comments: { closeAfterDays: 365 } },
  ]
}

function comment(_id: string, fields: Record<string, unknown>): Doc {
  return {
    _id,
    _type: 'comment',
    article: { _type: 'reference', _ref: 'caffe', _weak: true },
    name: 'Bruno',
    body: 'Primo',
    status: 'approved',
    ...fields,
  }
}

/** A lake, an intake on a temporary folder, a clock that is moved by hand, and what was logged. */
export interface Bench {
  readonly lake: FakeLake
  readonly folder: string
  readonly logged: string[]
  now: number
  intake: CommentIntake
  /** Closes the intake and opens another on the same folder. */
  reopen(options?: Partial<CommentIntakeOptions>): Promise<void>
  /** Posts a form as a browser would. */
  post(fields?: Partial<typeof good> | string, extra?: PostOptions): Promise<Response>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** The comments that came by the form. */
  delivered(): Doc[]
  end(): Promise<void>
}

/** The form of a good comment as a browser with JavaScript sends it, its work done. */
export async function formWithProof(
  folder: string,
  fields: Partial<typeof good>,
  now: number,
  secret?: string,
): Promise<URLSearchParams> {
  const { article } = { ...good, ...fields }
  const challenge = await createChallenge({
    hmacKey: readIntakeKeys(folder, secret).proof,
    number: 7,
    params: { article, at: String(now - 20_000) },
  })
  const { algorithm, salt, signature } = challenge
  const solved = { algorithm, challenge: challenge.challenge, number: 7, salt, signature }
  const proof = Buffer.from(JSON.stringify(solved)).toString('base64')
  return new URLSearchParams({ ...good, proof, ...fields })
}

interface PostOptions {
  readonly headers?: Record<string, string | undefined>
  readonly from?: string
  readonly method?: string
}

export async function openBench(options: Partial<CommentIntakeOptions> = {}): Promise<Bench> {
  const lake = await startFakeLake(sampleDocuments())
  const before = new Set(lake.documents.map(({ _id }) => _id))
  const folder = mkdtempSync(join(tmpdir(), 'intake-'))
  const logged: string[] = []
  let now = Date.parse('2026-06-01T10:00:00Z')
  const open = (more: Partial<CommentIntakeOptions> = {}) =>
    createCommentIntake({
      client: lake.client,
      folder,
      siteUrl,
      cmsUrl,
      clock: () => new Date(now),
      log: (line) => logged.push(line),
      ...options,
      ...more,
    })
  const bench: Bench = {
    lake,
    folder,
    logged,
    get now() {
      return now
    },
    set now(moment) {
      now = moment
    },
    intake: await open(),
    reopen: async (more = {}) => {
      await bench.intake.close()
      bench.intake = await open(more)
    },
    post: async (fields = {}, extra = {}) => {
      const body =
        typeof fields === 'string' ? fields : (await formWithProof(folder, fields, now)).toString()
      const headers = {
        origin: siteUrl,
        'content-type': 'application/x-www-form-urlencoded',
        ...extra.headers,
      }
      const sent = Object.entries(headers).filter(
        (header): header is [string, string] => header[1] !== undefined,
      )
      const method = extra.method ?? 'POST'
      const request = new Request(`${cmsUrl}/comments`, {
        method,
        headers: sent,
        ...(method === 'POST' && { body }),
      })
      return bench.intake.handle(request, { remoteAddress: extra.from ?? '203.0.113.7' })
    },
    get: (path, headers = {}) =>
      bench.intake.handle(new Request(`${cmsUrl}${path}`, { headers }), {
        remoteAddress: '203.0.113.7',
      }),
    delivered: () => lake.documents.filter(({ _id }) => !before.has(_id)),
    end: async () => {
      await bench.intake.close()
      await lake.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return bench
}
