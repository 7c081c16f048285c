import { stripVTControlCharacters } from 'node:util'
import { type AstroIntegration, build } from 'astro'
import type { BuildMessage, BuildProgress } from '../buildProgress.ts'
import { takeBuildLock } from './buildLock.ts'

/**
 * The build process, started by buildSite with `root` and `outDir` as arguments: one Astro build,
 * told to the parent in {@link BuildMessage}s. A process of its own because a build takes seconds
 * of CPU and hundreds of megabytes that the server must not lend.
 */
const [root, outDir] = process.argv.slice(2)

// A build whose parent is gone has no reader: it must not outlive it.
process.on('disconnect', () => process.exit(1))

function tell(message: BuildMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) resolve()
    else process.send(message, () => resolve())
  })
}

const report = (progress: BuildProgress): void => void tell({ kind: 'progress', progress })

const PAGES_PER_MESSAGE = 20

/** Counts pages by wrapping the renderer that Astro would use anyway. */
function progressReporter(onDone: (pages: number) => void): AstroIntegration {
  return {
    name: 'edicola-progress',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        report({ phase: 'bundling' })
        setPrerenderer((standard) => {
          let total = 0
          let done = 0
          return {
            ...standard,
            name: 'edicola-progress',
            getStaticPaths: async () => {
              report({ phase: 'content' })
              const paths = await standard.getStaticPaths()
              total = paths.length
              report({ phase: 'pages', done, total })
              return paths
            },
            render: async (request, options) => {
              const response = await standard.render(request, options)
              done += 1
              if (done % PAGES_PER_MESSAGE === 0 || done === total) {
                report({ phase: 'pages', done, total })
              }
              if (done === total) report({ phase: 'images' })
              return response
            },
          }
        })
      },
      'astro:build:generated': () => report({ phase: 'finishing' }),
      'astro:build:done': ({ pages }) => onDone(pages.length),
    },
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const hint = 'hint' in error && typeof error.hint === 'string' ? `\n${error.hint}` : ''
  const title = 'title' in error && typeof error.title === 'string' ? `${error.title}: ` : ''
  return stripVTControlCharacters(`${title}${error.message}${hint}`)
}

async function run(root: string, outDir: string): Promise<void> {
  report({ phase: 'preparing' })
  const lock = await takeBuildLock(root, () => report({ phase: 'waiting' }))
  let pages = 0
  try {
    await build({
      root,
      outDir,
      logLevel: 'info',
      integrations: [
        progressReporter((count) => {
          pages = count
        }),
      ],
    })
  } finally {
    lock.close()
  }
  await tell({ kind: 'built', pages })
}

try {
  if (root === undefined || outDir === undefined) {
    throw new Error('runBuild.ts is started by buildSite with a root and an output folder.')
  }
  await run(root, outDir)
  process.exit(0)
} catch (error) {
  console.error(error)
  await tell({ kind: 'failed', message: describe(error) })
  process.exit(1)
}
