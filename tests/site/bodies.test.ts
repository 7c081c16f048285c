import { describe, expect, it } from 'vitest'
import { createHeadingIds } from '../../site/text/headingIds.ts'
import { createOutline } from '../../site/text/outline.ts'
import { markupOf } from '../../site/text/html.ts'
import { parseMarkdown, renderMarkdown } from '../../site/text/renderMarkdown.ts'
import { renderMath } from '../../site/text/renderMath.ts'
import { embedPlayer } from '../../site/text/embedPlayer.ts'
import { plainText } from '../../site/text/plainText.ts'
import { readingTime } from '../../site/text/readingTime.ts'

const markdown = async (text: string, language: 'it' | 'en' = 'it'): Promise<string> =>
  markupOf(
    renderMarkdown(await parseMarkdown(text, { key: 'm1', language }), (level, words) => ({
      level,
      id: words.toLowerCase(),
    })),
  )

describe('headings', () => {
  it('have safe ids, never twice the same and never one of the page’s own', () => {
    const idOf = createHeadingIds()
    const ids = ['#SMWRME: è così!', 'Commenti', 'Commenti', '…', '日本', '2026'].map(idOf)
    expect(ids).toEqual([
      'smwrme-e-cosi',
      'commenti-2',
      'commenti-3',
      'sezione',
      'sezione-2',
      'sezione-2026',
    ])
  })

  it('skip no level below the title of the page', () => {
    const { placeHeading } = createOutline()
    const levels = [4, 4, 2, 4, 3].map((level) => placeHeading(level, 'x').level)
    expect(levels).toEqual([2, 3, 2, 3, 3])
  })
})

describe('Markdown', () => {
  it('drops raw HTML and dangerous addresses', async () => {
    const html = await markdown(
      '<img src=x onerror=alert(1)>\n\n[a](javascript:alert(1)) <b onclick=x>b</b>',
    )
    expect(html).not.toMatch(/onerror|javascript|onclick|<b/)
  })

  it('knows tables, strike-through and notes, which lead there and back', async () => {
    const html = await markdown('| a |\n|---|\n| b |\n\n~~c~~ d[^1]\n\n[^1]: e')
    expect(html).toContain('<div class="table" role="group" aria-label="Tabella" tabindex="0">')
    expect(html).toContain('<del>c</del>')
    expect(html).toMatch(/<a href="#m1-fn-1" id="m1-fnref-1"[^>]* aria-label="Nota 1"/)
    expect(html).toContain('id="m1-fn-1"')
    expect(html).toMatch(/<a href="#m1-fnref-1"[^>]* aria-label="Torna al testo"/)
    expect(html).toContain('<p class="label notes-title">Note</p>')
  })

  it('prints quotation marks as the language does', async () => {
    const text = `L'ha detto lei: "qui 'ci si saluta'"...`
    expect(await markdown(text)).toBe('<p>L’ha detto lei: «qui ‘ci si saluta’»…</p>')
    expect(await markdown(text, 'en')).toBe('<p>L’ha detto lei: “qui ‘ci si saluta’”…</p>')
  })

  it('marks links to other sites, and colours code by classes', async () => {
    const html = await markdown('[a](https://example.org) [b](/qui/)\n\n```js\nconst a = 1\n```')
    expect(html).toContain('<a href="https://example.org" rel="external">a</a>')
    expect(html).toContain('<a href="/qui/">b</a>')
    expect(html).toContain('<span class="k">const</span>')
    expect(html).not.toContain('style=')
  })
})

describe('players of others', () => {
  const address = (url: string): string | undefined => embedPlayer({ url })?.src

  it('are found in the addresses that people copy', () => {
    const video = 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1'
    expect(address('https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=x')).toBe(video)
    expect(address('https://youtu.be/dQw4w9WgXcQ?t=42')).toBe(`${video}&start=42`)
    expect(address('https://m.youtube.com/shorts/dQw4w9WgXcQ')).toBe(video)
    expect(address('https://vimeo.com/76979871')).toContain('player.vimeo.com/video/76979871')
    expect(
      address('https://www.openstreetmap.org/?mlat=44.7&mlon=10.1#map=16/44.7/10.1'),
    ).toContain('bbox=10.09400%2C44.69700%2C10.10600%2C44.70300')
  })

  it('are never made of anything else', () => {
    for (const url of [
      'https://www.youtube.com/watch?v="><script>',
      'https://youtube.com.example.org/watch?v=dQw4w9WgXcQ',
      'https://www.openstreetmap.org/about',
      'https://twitter.com/example/status/1',
      'javascript:alert(1)',
    ]) {
      expect(address(url), url).toBeUndefined()
    }
  })
})

it('writes formulas as MathML, and as code when they are not TeX', () => {
  expect(markupOf(renderMath('\\frac{1}{2}', true))).toContain('<mfrac>')
  expect(markupOf(renderMath('\\frac{<', true))).toBe('<code>\\frac{&lt;</code>')
})

it('counts the words of every object that is read', () => {
  const body = [
    { _type: 'block', children: [{ _type: 'span', text: 'parola '.repeat(440) }] },
    { _type: 'pullQuote', text: 'altra' },
  ]
  expect(plainText(body)).toContain('altra')
  expect(readingTime(body)).toBe(2)
  expect(readingTime([])).toBe(1)
})
