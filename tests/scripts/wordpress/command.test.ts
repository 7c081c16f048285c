import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { comment, item, wxr } from './wxr.ts'
import { found } from '../../found.ts'

const script = fileURLToPath(new URL('../../../scripts/import-wordpress.ts', import.meta.url))

async function workshop() {
  const folder = await mkdtemp(join(tmpdir(), 'wordpress-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const run = (...words: string[]) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const env = { ...process.env, EDICOLA_DATA: join(folder, 'data') }
      execFile(process.execPath, [script, ...words], { env }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr })
      })
    })
  const write = async (name: string, text: string) => {
    await writeFile(join(folder, name), text)
    return join(folder, name)
  }
  return { folder, run, write }
}

test('the command imports into the data folder, lists what is lost and keeps the list', async () => {
  const { folder, run, write } = await workshop()
  const file = await write('blog.xml', wxr({ items: item({}, comment({ type: 'pingback' })) }))
  const { code, output } = await run(file, '--no-pictures')
  expect(output).toContain('Pingbacks and trackbacks')
  expect(output).toMatch(/Created: 1 author, 1 category, 1 article, \d redirect/)
  expect(code).toBe(0)
  const names = await readdir(join(folder, 'data', 'imports'))
  expect(names.map((name) => name.replace(/.*\./, '')).toSorted()).toEqual(['json', 'md'])
  const json = found(names.find((name) => name.endsWith('.json')))
  const report = JSON.parse(await readFile(join(folder, 'data', 'imports', json), 'utf8'))
  expect(report).toMatchObject({ file: 'blog.xml', created: { article: 1 }, counts: { ping: 1 } })

  expect((await run(file)).output).toContain('Created: none.')
})

test('broken XML ends the command with the place, and nothing is created', async () => {
  const { folder, run, write } = await workshop()
  const file = await write(
    'broken.xml',
    wxr({ items: item({}) }).replace('</channel>', '</chanel>'),
  )
  const { code, output } = await run(file)
  expect(code).toBe(1)
  expect(output).toMatch(/The file cannot be read at line \d+, column \d+: unexpected close tag/)
  expect(output).not.toMatch(/^\s+at /m)
  await expect(readdir(join(folder, 'data', 'imports'))).rejects.toThrow('ENOENT')
})

test.each([[[]], [['missing.xml']], [['x.xml', '--language', 'fr']], [['--wrong']]])(
  'words that the command does not know, %j, get the usage',
  async (words) => {
    const { run } = await workshop()
    const { code, output } = await run(...words)
    expect(code).toBe(1)
    expect(output).toContain('npm run import:wordpress -- FILE.xml')
  },
)
