import { resolve } from 'node:path'
import { build, type Plugin } from 'vite'

/** Where the built Studio keeps the script of previewed pages. */
const OUTPUT = 'preview/overlay.js'

/**
 * A Vite plugin that builds the script of previewed pages beside the Studio, in one file of its own:
 * the policy of those pages names that file and nothing else.
 */
export function overlayBuild(): Plugin {
  return {
    name: 'edicola:preview-overlay',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir === undefined) return
      await build({
        configFile: false,
        logLevel: 'warn',
        define: { 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir: dir,
          emptyOutDir: false,
          copyPublicDir: false,
          rolldownOptions: {
            input: resolve(import.meta.dirname, 'page/overlay.ts'),
            output: { entryFileNames: OUTPUT, codeSplitting: false },
          },
        },
      })
    },
  }
}
