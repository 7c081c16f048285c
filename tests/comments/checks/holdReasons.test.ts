import { describe, expect, it } from 'vitest'
import {
  countLinks,
  holdReasons,
  type HoldFacts,
} from '../../../server/comments/checks/holdReasons.ts'
import { readSubmission } from '../../../server/comments/checks/readSubmission.ts'
import { good } from '../intakeFixture.ts'

function reasonsOf(
  fields: Partial<typeof good>,
  duplicate = false,
  facts: Partial<HoldFacts> = {},
) {
  const outcome = readSubmission({ ...good, ...fields })
  if (outcome.kind === 'problems') throw new Error(JSON.stringify(outcome.problems))
  return holdReasons(outcome.submission, {
    duplicate,
    blockedPerson: false,
    proof: 'good',
    ageMs: undefined,
    blocklist: { words: [], domains: [] },
    spamProbability: undefined,
    ...facts,
  })
}

describe('holdReasons', () => {
  it('finds nothing in a plain comment, nor in one with a single link', () => {
    expect(reasonsOf({})).toEqual([])
    expect(reasonsOf({ body: 'Vedi https://www.esempio.it/pagina, è bello.' })).toEqual([])
  })

  it('gives every reason that holds', () => {
    const fields = {
      website_confirm: 'x',
      name: 'www.casino.test',
      body: 'http://a.test http://b.test',
    }
    expect(reasonsOf(fields, true)).toEqual(['honeypot', 'links', 'linkInName', 'duplicate'])
  })

  it.each([
    ['http://a.test e http://b.test', 2],
    ['HTTP://A.test\nwww.b.test', 2],
    ['ftp://a.test gopher://b.test', 2],
    ['[url=http://a.test]a[/url] [URL=http://b.test]b[/URL]', 2],
    ['<a href="http://a.test">uno</a> <A HREF=//b.test>due</a>', 2],
    ['https://www.a.test', 1],
    ['wwwa www http:// niente', 0],
  ])('counts the links of %s', (text, count) => {
    expect(countLinks(text)).toBe(count)
  })

  it('counts in linear time', () => {
    for (const text of ['a'.repeat(5000), '<a '.repeat(1600), '[url'.repeat(1250)]) {
      const start = performance.now()
      countLinks(text)
      expect(performance.now() - start).toBeLessThan(100)
    }
  })
})
