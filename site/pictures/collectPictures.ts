import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { createLimit } from './createLimit.ts'

const NAME_IN_PAGE = /\/_images\/([\w-]+\.(?:avif|webp|jpg|png))/g
const READABLE = new Set(['.html', '.xml', '.json', '.webmanifest'])

/** Names of the pictures that the files of a built site speak of. */
async function findPictureNames(folder: string): Promise<Set<string>> {
  const files = await readdir(folder, { recursive: true })
  const names = new Set<string>()
  const limit = createLimit(16)
  await Promise.all(
    files
      .filter((file) => READABLE.has(extname(file)))
      .map((file) =>
        limit(async () => {
          const text = await readFile(join(folder, file), 'utf8')
          for (const [, name] of text.matchAll(NAME_IN_PAGE))
            if (name !== undefined) names.add(name)
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
