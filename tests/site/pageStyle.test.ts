import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { CLASSES_OF_SCRIPTS, pageStyle } from '../../site/styles/pageStyle.ts'

const onPage = (sheet: string, body = '<p class="lead big">Ciao</p>'): string =>
  pageStyle(sheet, body)

it('keeps the rules whose classes a page has, and of their selectors those', () => {
  expect(onPage('p{margin:0}.lead{a:b}.lead.big>a{c:d}.table td,.lead b{e:f}.gone{g:h}')).toBe(
    'p{margin:0}.lead{a:b}.lead.big>a{c:d}.lead b{e:f}',
  )
})

it('takes no address, string, bracket or condition for a class or for the end of a rule', () => {
  const kept = [
    `[href$='.ics']{a:b}`,
    '.lead:is(.gone,h2:not(.gone,.big))+*{c:d}',
    `.lead:after{content:"}.gone{"}`,
    '@view-transition{navigation:auto}',
    '@import "x;y.css";',
  ]
  expect(onPage(kept.join(''))).toBe(kept.join(''))
})

it('keeps of media what is needed, and no empty braces', () => {
  expect(onPage('@media print{.gone{a:b}.lead{c:d}}@media (width>1px){.gone{e:f}}')).toBe(
    '@media print{.lead{c:d}}',
  )
})

it('keeps the faces whose letters stand in the words of a page', () => {
  const face = (range: string): string => `@font-face{font-family:A;unicode-range:${range}}`
  const sheet = `${face('U+3C-3E,U+40')}${face('U+e9')}@font-face{font-family:B}`
  expect(onPage(sheet)).toBe('@font-face{font-family:B}')
  expect(onPage(sheet, '<p>1 &lt; 2</p>')).toBe(`${face('U+3C-3E,U+40')}@font-face{font-family:B}`)
  expect(onPage(sheet, '<p>perché</p>')).toContain('U+e9')
  expect(onPage(sheet, '<p>a@b</p><form>Nome *</form>')).toContain('U+40')
  expect(onPage(sheet, '<address>a@b</address><form>Nome *</form>')).not.toContain('U+40')
})

it('leaves out the properties that nothing takes its value from', () => {
  expect(onPage(':root{--a:1px;--b:var(--a);--c:2px}p{margin:var(--b)}')).toBe(
    ':root{--a:1px;--b:var(--a);}p{margin:var(--b)}',
  )
})

it('knows the classes of what scripts make', async () => {
  const sources = ['site/components/commentForm.ts', 'site/search/searchPage.ts'].map((path) =>
    readFile(path, 'utf8'),
  )
  const made = (await Promise.all(sources)).flatMap((source) => [
    ...source.matchAll(/className = '([^']+)'|element\(\s*'\w+',\s*'([^']+)'/g),
  ])
  const classes = made.flatMap(([, one, other]) => (one ?? other ?? '').split(' '))
  expect(classes.length).toBeGreaterThan(9)
  expect([...new Set(classes)].sort()).toEqual([...CLASSES_OF_SCRIPTS].sort())
})
