import { spawn } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestLake } from '../lake/testLake.ts'

/** The real `sanity` command, in a folder of its own, on a lake. */
export interface SanityCli {
  readonly folder: string
  /** Runs a command; rejects with all that it printed when it fails. Returns its output. */
  run(...args: string[]): Promise<string>
  close(): void
}

const root = new URL('../../', import.meta.url)
const command = realpathSync(new URL('node_modules/.bin/sanity', root))
const names = new URL('localhostNames.ts', import.meta.url).href

/** Prepares a folder with a CLI configuration and a token of an administrator. */
export function openSanityCli(lake: TestLake): SanityCli {
  const folder = mkdtempSync(join(tmpdir(), 'sanity-cli-'))
  const config = { api: { projectId: 'edicola', dataset: 'production' } }
  writeFileSync(join(folder, 'sanity.cli.js'), `export default ${JSON.stringify(config)}\n`)
  writeFileSync(join(folder, 'package.json'), '{"name": "cli", "type": "module"}')
  const token = lake.lake.tokens.createEphemeral({ name: 'cli', role: 'administrator' })
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    // Where an import unpacks, and leaves what it unpacked.
    TMPDIR: folder,
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    CI: '1',
    NO_COLOR: '1',
    DO_NOT_TRACK: '1',
    NODE_OPTIONS: `--import=${names}`,
    SANITY_AUTH_TOKEN: token,
    SANITY_INTERNAL_ENV: lake.apiHost.replace('127.0.0.1', 'localhost'),
  }
  return {
    folder,
    run: (...args) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [command, ...args], { cwd: folder, env })
        let output = ''
        let all = ''
        child.stdout.on('data', (chunk) => {
          output += String(chunk)
          all += String(chunk)
        })
        child.stderr.on('data', (chunk) => (all += String(chunk)))
        child.on('error', reject)
        child.on('exit', (code) =>
          code === 0 ? resolve(output) : reject(new Error(`sanity ${args.join(' ')}: ${all}`)),
        )
      }),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
