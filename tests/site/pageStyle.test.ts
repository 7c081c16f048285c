import { readdir, readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { pageDresser } from '../../site/styles/pageStyle.ts'
import { CLASSES_OF_SCRIPTS } from '../../site/styles/shortNames.ts'

const dressed = (sheet: string, body: string) => pageDresser([sheet])(sheet, body)
const onPage = (sheet: string, body = '<p class="label kicker">Ciao <b>tu</b></p>'): string =>
  dressed(sheet, body).style

it('keeps the rules whose classes a page has, and of their selectors those', () => {
  const sheet = 'p{margin:0}.label{a:b}.label.kicker>b{c:d}.table td,.label b{e:f}.gone{g:h}'
  expect(onPage(sheet)).toBe('p{margin:0}.label{a:b}.label.kicker>b{c:d}.label b{e:f}')
})

it('keeps no rule for elements and attributes that a page has not', () => {
  expect(onPage('html{a:b}body>b{c:d}head{e:f}')).toBe('html{a:b}body>b{c:d}')
  const sheet = `b,dl{a:b}.label pre{c:d}.label:is(h2,dl)+p{e:f}p>b:first-child{g:h}[hidden]{i:j}a[rel~='external']{k:l}`
  expect(onPage(sheet)).toBe('b{a:b}.label:is(h2,dl)+p{e:f}p>b:first-child{g:h}[hidden]{i:j}')
  expect(onPage(sheet, '<a rel="external noopener">Via</a>')).toContain('{k:l}')
})

it('gives classes, properties and faces short names, the same on every page', () => {
  const sheet =
    '@font-face{font-family:"Long Face";src:x}:root{--long:"Long Face", serif}.one{a:var(--long)}.h-card .two,.p-name{c:var(--long)}'
  expect(dressed(sheet, '<p class="two h-card unknown">Ciao</p>')).toMatchObject({
    style: '@font-face{font-family:a;src:x}:root{}.h-card .b{c:a,serif}',
    markup: '<p class="b h-card unknown">Ciao</p>',
  })
  expect(dressed(sheet, '<p hidden alt="1 > 0" class="one">Il class="two"</p>').markup).toBe(
    '<p hidden alt="1 > 0" class="a">Il class="two"</p>',
  )
  expect(dressed(sheet, '<p alt="0 < 1 class=" class="one">0 < 1</p>').markup).toBe(
    '<p alt="0 < 1 class=" class="a">0 < 1</p>',
  )
})

it('takes no address, string, bracket or condition for a class or for the end of a rule', () => {
  const kept = [
    `b[href$='.ics']{a:b}`,
    '.label:is(.thanks,h2:not(.thanks,.kicker))+*{c:d}',
    `.label:after{content:"}.gone{"}`,
    '@view-transition{navigation:auto}',
    '@import "x;y.css";',
  ]
  expect(onPage(kept.join(''), '<b class="label" href="/eventi.ics">Ciao</b>')).toBe(kept.join(''))
})

it('keeps the rules for what scripts make where there is something that they work on', () => {
  const sheet = '.problem{a:b}.thanks ol{c:d}'
  expect(onPage(sheet)).toBe('')
  expect(onPage(`${sheet}.comment-form{e:f}`, '<div class="comment-form"></div>')).toBe(
    `${sheet}.a{e:f}`,
  )
})

it('keeps of media what is needed, and no empty braces', () => {
  expect(onPage('@media print{.gone{a:b}.label{c:d}}@media (width>1px){.gone{e:f}}')).toBe(
    '@media print{.label{c:d}}',
  )
})

it('keeps the faces whose letters stand in the words of a page', () => {
  const face = (range: string): string => `@font-face{font-family:a;unicode-range:${range}}`
  const sheet = `${face('U+3C-3E,U+40')}${face('U+e9')}@font-face{font-family:b}`
  expect(onPage(sheet)).toBe('@font-face{font-family:b}')
  expect(onPage(sheet, '<p>1 &lt; 2</p>')).toBe(`${face('U+3C-3E,U+40')}@font-face{font-family:b}`)
  expect(onPage(sheet, '<p>perché</p>')).toContain('U+e9')
  expect(onPage(sheet, '<p>a@b</p><form>Nome *</form>')).toContain('U+40')
  expect(onPage(sheet, '<address>a@b</address><form>Nome *</form>')).not.toContain('U+40')
})

it('names the faces that the words of a page are set in, and none that only scripts need', () => {
  const face = (name: string, more = ''): string =>
    `@font-face{font-family:a;${more}src:url(/${name}.woff2)}`
  const sheet = [
    face('text'),
    face('italic', 'font-style:italic;'),
    face('bold', 'font-weight:650;'),
    face('title', 'font-style:italic;font-weight:600;'),
    face('rare', 'unicode-range:U+e9;'),
    '@font-face{font-family:b;font-style:italic;src:local(x)}',
    '.lead{font-style:italic}.bold,.problem{font-weight:650}.quote{font:italic 600 1em/1 a}',
  ].join('')
  const facesOf = (body: string): readonly string[] => dressed(sheet, body).faces
  expect(facesOf('<p>perché</p>')).toEqual(['/text.woff2'])
  expect(facesOf('<p class="lead">Ciao</p>')).toEqual(['/text.woff2', '/italic.woff2'])
  expect(facesOf('<p class="bold">Ciao</p>')).toEqual(['/text.woff2', '/bold.woff2'])
  expect(facesOf('<p class="quote">Ciao</p>')).toEqual(['/text.woff2', '/title.woff2'])
})

it('leaves out properties that nothing takes its value from, and writes in place what two rules take', () => {
  expect(
    onPage(
      ':root{--a:1px;--b:var(--a) 0;--c:2px;--d:3px}p{a:var(--b);c:var(--b);b:var(--d) var(--d) var(--d)}',
    ),
  ).toBe(':root{--d:3px}p{a:1px 0;c:1px 0;b:var(--d) var(--d) var(--d)}')
  const ofScripts = ':root{--signal:red}'
  expect(onPage(ofScripts)).toBe(ofScripts)
  // What paper has in its own way stays a property.
  const twice = ':root{--a:1px}p{a:var(--a)}@media print{:root{--a:2px}}'
  expect(onPage(twice)).toBe(twice)
})

it('knows the classes of what scripts make, and of what they look for', async () => {
  const scripts = [
    ...(await readdir('site/components/commentForm')).map(
      (name) => `components/commentForm/${name}`,
    ),
    'components/findComment.ts',
    'search/searchPage.ts',
  ]
  const sources = scripts.map((path) => readFile(`site/${path}`, 'utf8'))
  const text = (await Promise.all(sources)).join('\n')
  const made = text.matchAll(/className = '([^']+)'|element\(\s*'\w+',\s*'([^']+)'/g)
  const sought = text.matchAll(/(?:querySelector(?:All)?(?:<\w+>)?|closest)\('([^']+)'/g)
  const classes = [
    ...[...made].flatMap(([, one, other]) => (one ?? other ?? '').split(' ')),
    ...[...sought].flatMap(([, selector]) => selector?.match(/(?<=\.)[\w-]+/g) ?? []),
  ].filter((name) => !name.startsWith('p-'))
  expect(classes.length).toBeGreaterThan(15)
  expect(CLASSES_OF_SCRIPTS).toEqual(expect.arrayContaining(classes))
})

it('writes sides as shortly as they can be, and leaves values, classes and strings', () => {
  const sheet =
    '.lead{margin-block-start:1px;inset-inline-start:2px;float:inline-start;font:1em / 2 a, b;content:"·" / "a, b"}.lead.to-inline-end{a:b}'
  expect(onPage(sheet, '<p class="lead to-inline-end">Ciao</p>')).toBe(
    '.a{margin-top:1px;left:2px;float:inline-start;font:1em/2 a,b;content:"·"/"a, b"}.a.b{a:b}',
  )
})
