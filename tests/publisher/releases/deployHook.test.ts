import { createServer } from 'node:http'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createDeployer } from '../../../server/publisher/releases/deployHook.ts'
import { temporaryFolder } from '../siteFolder.ts'
import { listenLocally } from '../../listenLocally.ts'

const release = (changedFiles: readonly string[], folder = '/site/releases/1') => ({
  folder,
  changedFiles,
})

test('a command gets the folder of the release and the changed paths', async () => {
  const out = join(await temporaryFolder(), 'out')
  const command = `(echo "$EDICOLA_RELEASE $EDICOLA_CHANGED"; cat) > ${out}`
  const deployer = createDeployer({ command, url: undefined }, expect.unreachable)
  deployer.tell(release(['b.html', 'a.html']))
  await deployer.settled()
  expect(await readFile(out, 'utf8')).toBe('/site/releases/1 2\na.html\nb.html\n')
})

test('an address gets them as JSON; what changes while it works is told together after it', async () => {
  const bodies: string[] = []
  let answer = (): void => {}
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => (text += String(chunk)))
    request.on('end', () => {
      bodies.push(text)
      answer = () => response.end()
      if (bodies.length > 1) answer()
    })
  })
  onTestFinished(() => void server.close())
  const url = await listenLocally(server)
  const deployer = createDeployer({ command: undefined, url }, expect.unreachable)
  deployer.tell(release(['a.html']))
  await expect.poll(() => bodies.length).toBe(1)
  deployer.tell(release(['b.html']))
  deployer.tell(release(['c.html', 'b.html']))
  answer()
  await deployer.settled()
  expect(bodies.map((body) => JSON.parse(body))).toEqual([
    { changed: ['a.html'] },
    { changed: ['b.html', 'c.html'] },
  ])
})

test('a failure is told with the output, and its paths are told again', async () => {
  const folder = await temporaryFolder()
  const failures: string[] = []
  const command = `cat >> ${folder}/seen; test -e ${folder}/ready || { echo rotto >&2; exit 3; }`
  const deployer = createDeployer({ command, url: undefined }, (message) => failures.push(message))
  deployer.tell(release(['a.html']))
  await deployer.settled()
  expect(failures).toEqual([expect.stringMatching(/exit code 3[^]*rotto/)])
  await writeFile(join(folder, 'ready'), '')
  deployer.tell(release(['b.html']))
  await deployer.settled()
  expect(await readFile(join(folder, 'seen'), 'utf8')).toBe('a.html\na.html\nb.html\n')
})
