import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { createLimit } from './createLimit.ts'
import { mayShowPictures, picturesIn } from './picturesIn.ts'

/** Names of the pictures that the files of a built site speak of. */
async function findPictureNames(folder: string): Promise<Set<string>> {
  const files = await readdir(folder, { recursive: true })
  const names = new Set<string>()
  const limit = createLimit(16)
  await Promise.all(
    files.filter(mayShowPictures).map((file) =>
      limit(async () => {
        const text = await readFile(join(folder, file), 'utf8')
        for (const name of picturesIn(text)) names.add(name)
      }),
    ),
  )
  return names
}

/** Copies every picture that the built pages show from the cache into the site, and no other. */
export function collectPictures(cacheFolder: string): AstroIntegration {
  return {
    name: 'edicola-pictures',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const site = fileURLToPath(dir)
        const names = await findPictureNames(site)
        if (names.size === 0) return
        await mkdir(join(site, '_images'), { recursive: true })
        const limit = createLimit(16)
        await Promise.all(
          [...names].map((name) =>
            limit(() => copyFile(join(resolve(cacheFolder), name), join(site, '_images', name))),
          ),
        )
      },
    },
  }
}
