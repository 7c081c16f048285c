import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const program = `
const handle = require(process.argv[1])({ env: 'production' })
const server = require('node:http').createServer(handle)
server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port))`

const tables = `
CREATE TABLE wl_Comment (id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER, comment TEXT,
  insertedAt DATETIME, ip TEXT, link TEXT, mail TEXT, nick TEXT, pid INTEGER, rid INTEGER,
  sticky INTEGER, status TEXT, "like" INTEGER, ua TEXT, url TEXT, createdAt DATETIME, updatedAt DATETIME);
CREATE TABLE wl_Counter (id INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER, url TEXT,
  createdAt DATETIME, updatedAt DATETIME);
CREATE TABLE wl_Users (id INTEGER PRIMARY KEY AUTOINCREMENT, display_name TEXT, email TEXT,
  password TEXT, type TEXT, label TEXT, url TEXT, avatar TEXT, github TEXT, twitter TEXT,
  facebook TEXT, google TEXT, weibo TEXT, qq TEXT, "2fa" TEXT, createdAt DATETIME, updatedAt DATETIME)`

/** Another comment server, to be measured beside ours. */
interface Peer {
  readonly url: string
  close(): Promise<void>
}

/**
 * Waline on SQLite, from a folder where its package `@waline/vercel` is installed; it is none of our
 * dependencies. It asks a service of its makers about every request: here one on loopback answers.
 */
export async function startWaline(packageFolder: string): Promise<Peer> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-waline-'))
  const database = new DatabaseSync(join(folder, 'waline.sqlite'))
  database.exec(tables)
  database.close()
  const service = createServer((_, response) => response.end('{"services":[]}'))
  service.listen(0, '127.0.0.1')
  await once(service, 'listening')
  const address = service.address()
  const servicePort = typeof address === 'object' && address !== null ? address.port : 0
  const child = spawn(process.execPath, ['--eval', program, packageFolder], {
    env: {
      ...process.env,
      SQLITE_PATH: folder,
      JWT_TOKEN: 'bench',
      AKISMET_KEY: 'false',
      DISABLE_REGION: 'true',
      IPQPS: '0',
      OAUTH_URL: `http://127.0.0.1:${servicePort}/`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /^port (\d+)/m.exec(printed)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(`Waline ended before it listened:\n${printed}`)))
  })
  return {
    url: `http://127.0.0.1:${port}/api/comment`,
    close: async () => {
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
      service.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
