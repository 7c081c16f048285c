import { readdir, readFile, readlink, rm, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { commitRelease } from '../../../server/publisher/releases/commitRelease.ts'
import {
  healReleases,
  listReleases,
  newRelease,
  pruneReleases,
  readCurrentRelease,
} from '../../../server/publisher/releases/releases.ts'
import { serveSite } from '../../../server/publisher/serveSite.ts'
import { commitFiles, temporaryFolder, writeFiles } from '../siteFolder.ts'

describe('committing a release', () => {
  test('makes it current and tells which paths changed', async () => {
    const folder = await temporaryFolder()
    await commitFiles(folder, { 'index.html': 'uno', 'a/index.html': 'a', 'b/index.html': 'b' })
    const next = { 'index.html': 'due', 'a/index.html': 'a', 'c/index.html': 'c' }
    const { release, changed } = await commitFiles(folder, next)
    expect(changed).toEqual(['b/index.html', 'c/index.html', 'index.html'])
    expect(await readlink(join(folder, 'current'))).toBe(`releases/${release.id}`)
    expect(await readFile(join(folder, 'current/index.html'), 'utf8')).toBe('due')
  })

  test('an unchanged file takes no room of its own', async () => {
    const folder = await temporaryFolder()
    const first = await commitFiles(folder, { 'index.html': 'uno', 'a.txt': 'a' })
    const second = await commitFiles(folder, { 'index.html': 'due', 'a.txt': 'a' })
    const inodes = await Promise.all(
      [first, second].map(async ({ release }) => (await stat(join(release.folder, 'a.txt'))).ino),
    )
    expect(inodes[0]).toBe(inodes[1])
  })

  test('readers in the middle of swaps always get one whole release', async () => {
    const folder = await temporaryFolder()
    const pages = (edition: number) => ({
      'index.html': `${edition}`,
      [`_astro/style.${edition}.css`]: `${edition}`,
    })
    await commitFiles(folder, pages(0))
    const site = serveSite({ folder })
    const read = (path: string) => site.handle(new Request(`http://localhost${path}`))
    let reads = 0
    const writing = new AbortController()
    const reader = async (): Promise<void> => {
      while (!writing.signal.aborted) {
        const page = await read('/')
        expect(page.status).toBe(200)
        const style = await read(`/_astro/style.${await page.text()}.css`)
        expect(style.status).toBe(200)
        reads += 1
      }
    }
    const readers = [reader(), reader(), reader()]
    for (let edition = 1; edition <= 20; edition += 1) {
      await commitFiles(folder, pages(edition))
      await pruneReleases(folder)
    }
    writing.abort()
    await Promise.all(readers)
    expect(reads).toBeGreaterThan(20)
  })

  test('hashed assets of the last five releases stay reachable, older ones go', async () => {
    const folder = await temporaryFolder()
    for (let edition = 1; edition <= 7; edition += 1) {
      await commitFiles(folder, {
        'index.html': `${edition}`,
        [`_astro/style.${edition}.css`]: `${edition}`,
        [`_images/${edition}.avif`]: `${edition}`,
      })
      await pruneReleases(folder)
    }
    const styles = await readdir(join(folder, 'current/_astro'))
    expect(styles.sort()).toEqual([3, 4, 5, 6, 7].map((edition) => `style.${edition}.css`))
    expect(await readdir(join(folder, 'current/_images'))).toHaveLength(5)
  })

  test('a swap that fails says so and leaves nothing half done beside the current release', async () => {
    const folder = await temporaryFolder()
    const release = newRelease(folder, new Date())
    await writeFiles(release.building, { 'index.html': 'x' })
    // A folder in the place of the link cannot be replaced by one, on any system.
    await writeFiles(folder, { 'current/here': 'x' })
    const facts = { builtAt: new Date().toISOString(), pages: 1, code: 'c', assets: [] }
    await expect(commitRelease(folder, release, facts)).rejects.toThrow()
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('pruning', () => {
  test('keeps the five newest releases', async () => {
    const folder = await temporaryFolder()
    for (let edition = 1; edition <= 8; edition += 1) {
      await commitFiles(folder, { 'index.html': `${edition}` })
    }
    await pruneReleases(folder)
    expect(await listReleases(folder)).toHaveLength(5)
    expect(await readdir(join(folder, 'releases'))).toHaveLength(10)
    expect(await readFile(join(folder, 'current/index.html'), 'utf8')).toBe('8')
  })
})

describe('healing', () => {
  test('removes builds on their way, half releases and left-over links', async () => {
    const folder = await temporaryFolder()
    const { release } = await commitFiles(folder, { 'index.html': 'buono' })
    await writeFiles(folder, {
      'building/20990101T000000000Z-aaaaaa/index.html': 'half',
      'releases/20990101T000000000Z-bbbbbb/index.html': 'never became current',
      'releases/20990101T000000000Z-cccccc.json': '{}',
    })
    await symlink('releases/nowhere', join(folder, 'current.1234.tmp'), 'dir')
    expect((await healReleases(folder))?.id).toBe(release.id)
    expect(await readdir(join(folder, 'releases'))).toEqual([release.id, `${release.id}.json`])
    // What a crash left is put out of the way at once, and removed in its own time.
    expect(await readdir(folder)).not.toContain('building')
    await vi.waitUntil(async () => (await readdir(folder)).length === 2, 10_000)
    expect((await readdir(folder)).sort()).toEqual(['current', 'releases'])
    expect(await readFile(join(folder, 'current/index.html'), 'utf8')).toBe('buono')
  })

  test('a current release that is gone gives way to the newest complete one', async () => {
    const folder = await temporaryFolder()
    await commitFiles(folder, { 'index.html': 'uno' })
    const second = await commitFiles(folder, { 'index.html': 'due' })
    const third = await commitFiles(folder, { 'index.html': 'tre' })
    await rm(third.release.folder, { recursive: true })
    expect((await healReleases(folder))?.id).toBe(second.release.id)
    expect(await readFile(join(folder, 'current/index.html'), 'utf8')).toBe('due')
  })

  test('an empty folder has no current release', async () => {
    const folder = join(await temporaryFolder(), 'site')
    expect(await healReleases(folder)).toBeUndefined()
    expect(await readCurrentRelease(folder)).toBeUndefined()
  })

  test('a release that readers get is never removed, even when its facts are lost', async () => {
    const folder = await temporaryFolder()
    const { release } = await commitFiles(folder, { 'index.html': 'uno' })
    await rm(`${release.folder}.json`)
    expect((await healReleases(folder))?.id).toBe(release.id)
    expect(await readFile(join(folder, 'current/index.html'), 'utf8')).toBe('uno')
  })
})

test('two releases made in the same millisecond have different ids', () => {
  const now = new Date()
  const ids = new Set(Array.from({ length: 50 }, () => newRelease('/site', now).id))
  expect(ids.size).toBe(50)
})
