import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectContent } from '../../server/connect.ts'
import { contentClient } from '../../server/contentClient.ts'
import { readEnvironment } from '../../server/environment.ts'

let dataFolder = ''
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'edicola-access-'))
})
afterEach(() => rm(dataFolder, { recursive: true, force: true }))

interface Ended {
  readonly code: number
  readonly output: string
  readonly lines: readonly string[]
}

/** Runs a command of `scripts/` as npm would. */
function run(script: string, ...words: string[]): Promise<Ended> {
  const file = fileURLToPath(new URL(`../../scripts/${script}.ts`, import.meta.url))
  const env = { ...process.env, EDICOLA_DATA: dataFolder, SANITY_PROJECT_ID: '' }
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...words], { env }, (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : 0
      resolve({ code, output: stdout + stderr, lines: stdout.trim().split('\n') })
    })
  })
}

describe('npm run user', () => {
  test('adds a person and prints a link that signs in, once', async () => {
    const added = await run(
      'user',
      'add',
      '--email',
      'Lia@example.it',
      '--role',
      'editor',
      '--name',
      'Lia',
    )
    expect(added.output).toContain('lia@example.it is now editor.')
    expect(added.lines.at(-1)).toMatch(/^http:\/\/localhost:3333\/sign-in\/\S{20,}$/)
    expect((await run('user', 'list')).output).toMatch(
      /lia@example\.it\teditor\tLia\tnever signed in/,
    )
    expect((await run('user', 'link', '--email', 'lia@example.it')).lines.at(-1)).toContain(
      '/sign-in/',
    )
    expect(
      (await run('user', 'role', '--email', 'lia@example.it', '--role', 'contributor')).output,
    ).toContain('lia@example.it is now contributor.')
    expect((await run('user', 'list')).output).toContain('lia@example.it\tcontributor')
    expect((await run('user', 'remove', '--email', 'lia@example.it')).code).toBe(0)
    expect((await run('user', 'list')).output).not.toContain('lia@example.it')
  })

  test.each([
    [['add', '--role', 'editor'], /--email is missing/],
    [['add', '--email', 'lia', '--role', 'editor'], /"lia" is not an email/],
    [['add', '--email', 'lia@example.it', '--role', 'boss'], /no role "boss".*administrator/],
    [['link', '--email', 'nobody@example.it'], /nobody@example.it has no account/],
    [['role', '--email', 'lia@example.it', '--role', 'viewer'], /lia@example\.it has no account/],
    [['invite'], /"invite" is unknown[^]*npm run user -- add/],
    [['add', '--mail', 'x'], /--mail[^]*npm run user -- add/],
  ])('%j is refused with what to write', async (words, message) => {
    const refused = await run('user', ...words)
    expect(refused.code).toBe(1)
    expect(refused.output).toMatch(message)
    expect(refused.output).not.toMatch(/\n\s+at /)
  })
})

describe('npm run token', () => {
  test('prints the token alone on the last line, and the token has its role and no more', async () => {
    const { lines } = await run('token', '--role', 'viewer', '--name', 'static host')
    const token = lines.at(-1) ?? ''
    expect(token).toMatch(/^\S{30,}$/)
    const environment = readEnvironment({ EDICOLA_DATA: dataFolder })
    const connection = await connectContent(environment)
    try {
      await connection.client.create({ _id: 'comment.a', _type: 'comment' })
      const client = contentClient(environment.content, { apiHost: connection.apiHost, token })
      expect(await client.fetch('count(*[_type == "comment"])')).toBe(1)
      await expect(client.create({ _type: 'tag' })).rejects.toMatchObject({ statusCode: 403 })
    } finally {
      await connection.close()
    }
  })

  test('says what is missing', async () => {
    const refused = await run('token', '--role', 'viewer')
    expect(refused.code).toBe(1)
    expect(refused.output).toMatch(/--role and --name are needed/)
  })
})

test('people of hosted Sanity are kept elsewhere, and the command says where', async () => {
  process.env['SANITY_TOKEN'] = 'secret'
  const file = fileURLToPath(new URL('../../scripts/user.ts', import.meta.url))
  const env = { ...process.env, SANITY_PROJECT_ID: 'abc123', EDICOLA_DATA: dataFolder }
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, [file, 'list'], { env }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    )
  })
  expect(output).toContain('https://www.sanity.io/manage')
  delete process.env['SANITY_TOKEN']
})

describe('connectContent', () => {
  test('a second command on one folder is told who has it', async () => {
    const environment = readEnvironment({ EDICOLA_DATA: dataFolder })
    const first = await connectContent(environment)
    await expect(connectContent(environment)).rejects.toThrow(/Another Edicola process works on/)
    await first.close()
    await (await connectContent(environment)).close()
  })
})
