import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SanityClient } from '@sanity/client'
import { commentModeratorRole } from '../../server/comments/commentModeratorRole.ts'
import { commentWriterRole } from '../../server/comments/commentWriterRole.ts'
import {
  createCommentIntake,
  type CommentIntake,
  type CommentIntakeOptions,
} from '../../server/comments/createCommentIntake.ts'
import { createLake, type Lake } from '../../server/lake/createLake.ts'
import { listen, type RequestHandler } from '../../server/listen.ts'
import { clientAt } from '../clientAt.ts'
import type { Doc } from './fakeLake.ts'
import { cmsUrl, formWithProof, type good, siteUrl } from './intakeFixture.ts'

/** The embedded lake over real HTTP and an intake on it, with a clock moved by hand. */
export interface LakeBench {
  readonly folder: string
  readonly lake: Lake
  readonly editor: SanityClient
  readonly anonymous: SanityClient
  readonly logged: string[]
  now: number
  intake: CommentIntake
  /** Whether the lake answers everything with 429, and asks to be left alone for 3 seconds. */
  busy: boolean
  /** Methods and paths that the lake was asked for. */
  readonly asked: string[]
  /** Ends the lake's server, as an outage does; `startLake` opens it again at the same address. */
  stopLake(): Promise<void>
  startLake(): Promise<void>
  /** What the intake's own database holds. */
  rows(query: string): Record<string, unknown>[]
  token(role: string): string
  post(fields?: Partial<typeof good>, from?: string): Promise<Response>
  ask(path: string, init?: RequestInit): Promise<Response>
  reopen(options?: Partial<CommentIntakeOptions>): Promise<void>
  comments(): Promise<Doc[]>
  end(): Promise<void>
}

const article = {
  _type: 'article',
  title: 'Un caffè',
  slug: { _type: 'slug', current: 'un-caffe' },
  language: 'it',
  publishedAt: '2026-05-01T08:00:00Z',
  commentsOpen: true,
}

export async function openLakeBench(
  options: Partial<CommentIntakeOptions> & {
    settings?: Record<string, unknown>
    /** As on hosted Sanity: the intake has one token, of an editor, for everything. */
    oneToken?: boolean
  } = {},
): Promise<LakeBench> {
  const { settings, oneToken = false, ...intakeOptions } = options
  const folder = mkdtempSync(join(tmpdir(), 'intake-lake-'))
  const lake = await createLake({
    folder: join(folder, 'lake'),
    projectId: 'edicola',
    apiHost: cmsUrl,
    allowedOrigins: [cmsUrl],
    roles: [commentWriterRole, commentModeratorRole],
  })
  let opened: LakeBench | undefined
  const asked: string[] = []
  const handler: RequestHandler = async (...words) => {
    asked.push(`${words[0].method} ${new URL(words[0].url).pathname}`)
    if (opened?.busy !== true) return lake.handle(...words)
    const headers = { 'retry-after': '3' }
    return Response.json({ message: 'Too many requests' }, { status: 429, headers })
  }
  let server = await listen({ port: 0, variable: 'PORT', handler })
  const token = (role: string) => lake.tokens.createEphemeral({ name: role, role })
  const client = (role?: string) => clientAt(`http://127.0.0.1:${server.port}`, role && token(role))
  const editor = client('administrator')
  await editor
    .transaction()
    .create({ ...article, _id: 'caffe' })
    .create({ ...article, _id: 'te', slug: { _type: 'slug', current: 'un-te' } })
    .create({ _id: 'settings', _type: 'settings', title: 'La Gazzetta', comments: settings ?? {} })
    .commit()
  // The first query starts a thread, which a busy machine takes longer over than a visitor waits.
  await editor.fetch('*[_id == "caffe"]')
  const logged: string[] = []
  let now = Date.parse('2026-06-01T10:00:00Z')
  const open = (more: Partial<CommentIntakeOptions> = {}) =>
    createCommentIntake({
      ...(oneToken
        ? { client: client('editor') }
        : { client: client(commentWriterRole.name), moderator: client(commentModeratorRole.name) }),
      folder: join(folder, 'comments'),
      siteUrl,
      cmsUrl,
      clock: () => new Date(now),
      log: (line) => logged.push(line),
      ...intakeOptions,
      ...more,
    })
  let visitors = 0
  const bench: LakeBench = {
    folder,
    lake,
    editor,
    anonymous: client(),
    logged,
    busy: false,
    asked,
    stopLake: () => server.close(),
    startLake: async () => {
      server = await listen({ port: server.port, variable: 'PORT', handler })
    },
    rows: (query) => {
      const path = join(folder, 'comments', 'intake.sqlite')
      const database = new DatabaseSync(path, { readOnly: true })
      try {
        return database.prepare(query).all()
      } finally {
        database.close()
      }
    },
    get now() {
      return now
    },
    set now(moment) {
      now = moment
    },
    intake: await open(),
    token,
    post: async (fields = {}, from) => {
      visitors += 1
      const remoteAddress = from ?? `198.51.${visitors >> 8}.${visitors & 255}`
      const request = new Request(`${cmsUrl}/comments`, {
        method: 'POST',
        headers: { origin: siteUrl, 'user-agent': 'canary-agent/1.0' },
        body: await formWithProof(join(folder, 'comments'), fields, now),
      })
      return bench.intake.handle(request, { remoteAddress })
    },
    ask: (path, init = {}) => {
      const url = path.startsWith('http') ? path : `${cmsUrl}${path}`
      return bench.intake.handle(new Request(url, init), { remoteAddress: '198.51.100.250' })
    },
    reopen: async (more = {}) => {
      await bench.intake.close()
      bench.intake = await open(more)
    },
    comments: () => editor.fetch('*[_type == "comment"] | order(submittedAt asc, _id asc)'),
    end: async () => {
      await bench.intake.close()
      await server.close()
      await lake.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  opened = bench
  return bench
}
