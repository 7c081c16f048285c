import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  outsideAddress,
  outsideCalls,
  withoutBridgeScript,
  withoutOutsideCalls,
  withoutOutsideFonts,
} from '../../studio/offline/outsideHosts.ts'

describe('withoutOutsideCalls', () => {
  it('finds every call it knows in the installed Studio, and takes it out', async () => {
    const folder = join(dirname(fileURLToPath(import.meta.resolve('sanity'))))
    const names = (await readdir(folder)).filter((name) => name.endsWith('.js'))
    const found = new Set<string>()
    for (const name of names) {
      const result = withoutOutsideCalls(await readFile(join(folder, name), 'utf8'))
      for (const { purpose } of result.found) found.add(purpose)
      for (const { search } of result.found) {
        const replacement = outsideCalls.find((call) => call.search === search)?.replacement ?? ''
        expect(result.code.replaceAll(replacement, '')).not.toContain(search)
      }
    }
    expect([...found].sort()).toEqual(outsideCalls.map(({ purpose }) => purpose).sort())
  })

  it('leaves other code as it is', () => {
    const code = 'const answer = await fetch("/v1/users/me")'
    expect(withoutOutsideCalls(code)).toEqual({ code, found: [] })
  })
})

describe('withoutBridgeScript', () => {
  it('takes the bridge out and leaves the Studio in', () => {
    const studio = '<script src="/static/sanity.js" type="module"></script>'
    const bridge =
      '<script src="https://core.sanity-cdn.com/bridge.js" async type="module" data-sanity-core></script>\n'
    expect(withoutBridgeScript(`<head>${bridge}</head><body>${studio}</body>`)).toBe(
      `<head></head><body>${studio}</body>`,
    )
  })
})

describe('withoutOutsideFonts', () => {
  it('drops a font of another host and keeps one of ours', () => {
    const ours = '@font-face{font-family:Inter;src:url(/static/inter.woff2)format("woff2")}'
    const theirs = '@font-face{font-family:Inter;src:url(https://fonts.example/i.woff2)}'
    expect(withoutOutsideFonts(`a{color:red}${theirs}${ours}`)).toBe(`a{color:red}${ours}`)
  })
})

describe('outsideAddress', () => {
  it.each([
    ['@import "https://fonts.example/inter.css";', 'https://fonts.example/inter.css'],
    ["a{background:url('//cdn.example/a.png')}", '//cdn.example/a.png'],
    ['a{background:url(/static/a.png)}', undefined],
    [
      'a{background:url("data:image/svg+xml,<svg xmlns=\'http://www.w3.org/2000/svg\'/>")}',
      undefined,
    ],
  ])('reads %s', (css, address) => {
    expect(outsideAddress(css)).toBe(address)
  })
})
