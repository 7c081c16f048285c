import type { Plugin } from 'vite'
import {
  outsideAddress,
  outsideCalls,
  type OutsideCall,
  withoutBridgeScript,
  withoutOutsideCalls,
  withoutOutsideFonts,
} from './outsideHosts.ts'

const isStudioCode = (id: string): boolean => /[\\/]sanity[\\/]lib[\\/][^\\/]+\.js/.test(id)

/**
 * A Vite plugin that keeps the built Studio on its own host. It fails the build when a call it
 * knows is no longer where it was, or when a style sheet would load from elsewhere.
 */
export function offlineStudio(): Plugin {
  const seen = new Set<OutsideCall>()
  return {
    name: 'edicola:offline-studio',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (!isStudioCode(id)) return undefined
      const { code: offline, found } = withoutOutsideCalls(code)
      for (const call of found) seen.add(call)
      return found.length === 0 ? undefined : { code: offline, map: null }
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const lost = outsideCalls.filter((call) => !seen.has(call))
        if (lost.length > 0) this.error(lostCalls(lost))
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || typeof file.source !== 'string') continue
          file.source = onOwnHost(file.fileName, file.source)
          const outside = file.fileName.endsWith('.css') && outsideAddress(file.source)
          if (outside) this.error(`${file.fileName} would load ${outside} from another host.`)
        }
      },
    },
  }
}

function onOwnHost(fileName: string, source: string): string {
  if (fileName.endsWith('.html')) return withoutBridgeScript(source)
  return fileName.endsWith('.css') ? withoutOutsideFonts(source) : source
}

function lostCalls(lost: readonly OutsideCall[]): string {
  return [
    "Sanity's code has moved: these calls to other hosts were not found.",
    ...lost.map(({ purpose }) => `  ${purpose}`),
    'Find them in node_modules/sanity/lib and correct studio/offline/outsideHosts.ts.',
  ].join('\n')
}
