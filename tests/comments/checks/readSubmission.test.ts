import { describe, expect, it } from 'vitest'
import { readSubmission } from '../../../server/comments/checks/readSubmission.ts'
import { good } from '../intakeFixture.ts'

const read = (fields: Partial<typeof good>) => readSubmission({ ...good, ...fields })

function problemsOf(fields: Partial<typeof good>): Record<string, string> {
  const outcome = read(fields)
  if (outcome.kind === 'submission') return {}
  return Object.fromEntries(outcome.problems.map(({ field, code }) => [field, code]))
}

function submissionOf(fields: Partial<typeof good>) {
  const outcome = read(fields)
  if (outcome.kind === 'problems') throw new Error(JSON.stringify(outcome.problems))
  return outcome.submission
}

describe('readSubmission', () => {
  it('names every field that has to be mended at once', () => {
    expect(problemsOf({ name: ' ', email: '', url: 'ftp://x.it', body: '\n' })).toEqual({
      name: 'required',
      email: 'required',
      url: 'shape',
      body: 'required',
    })
  })

  it('holds each field to its bound, and not one character less', () => {
    const domain = `${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(60)}.it`
    const email = `${'a'.repeat(254 - domain.length - 1)}@${domain}`
    expect(problemsOf({ name: 'n'.repeat(80), body: 'b'.repeat(5000) })).toEqual({})
    expect(problemsOf({ name: 'n'.repeat(81), body: 'b'.repeat(5001) })).toEqual({
      name: 'tooLong',
      body: 'tooLong',
    })
    expect(problemsOf({ email: `a${email}` })).toEqual({ email: 'tooLong' })
    expect(problemsOf({ url: `https://x.it/${'a'.repeat(500)}` })).toEqual({ url: 'tooLong' })
    expect(problemsOf({ url: `https://x.it/${'è'.repeat(200)}` })).toEqual({ url: 'tooLong' })
  })

  it.each(['ada@esempio.it', 'ada.conti+blog@sub.esempio.co.uk', 'O_Brien-2@esempio.museum'])(
    'takes the address %s',
    (email) => {
      expect(submissionOf({ email }).email).toBe(email)
    },
  )

  it.each([
    'ada',
    'ada@',
    '@esempio.it',
    'ada@esempio',
    'ada@@esempio.it',
    'ada @esempio.it',
    'ada@esempio.it, bob@esempio.it',
    'Ada <ada@esempio.it>',
    'ada@esempio..it',
    'ada@[127.0.0.1]',
  ])('refuses the address %s', (email) => {
    expect(problemsOf({ email })).toEqual({ email: 'shape' })
  })

  it('refuses an address with a header in it', () => {
    expect(problemsOf({ email: 'ada@esempio.it\r\nBcc: x@y.it' })).toEqual({ email: 'unreadable' })
    expect(problemsOf({ name: 'Ada\nSubject: ciao' })).toEqual({ name: 'unreadable' })
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)//http://x.it',
    'data:text/html,x',
    'ftp://esempio.it',
    'mailto:a@b.it',
    'www.esempio.it',
    '//esempio.it',
    'https:esempio.it',
    'https://',
    'https://localhost/',
    'http://banca.it@evil.test/',
    'http://u:p@esempio.it/',
    'https://exa mple.it/',
  ])('refuses the web address %s', (url) => {
    expect(problemsOf({ url })).toEqual({ url: 'shape' })
  })

  it('refuses control and direction characters in a web address before they vanish in it', () => {
    expect(problemsOf({ url: 'https://esem\tpio.it' })).toEqual({ url: 'unreadable' })
    expect(problemsOf({ url: 'https://esempio.it/\u202etxt' })).toEqual({ url: 'invisible' })
  })

  it('writes a homograph host in the letters that tell it apart', () => {
    expect(submissionOf({ url: 'https://аpple.com/' }).url).toBe('https://xn--pple-43d.com/')
  })

  it('reads the parent with its prefix or without, and nothing from an empty one', () => {
    expect(submissionOf({ parent: 'abc' }).parent).toBe('comment.abc')
    expect(submissionOf({ parent: 'comment.abc' }).parent).toBe('comment.abc')
    expect(submissionOf({ parent: '' }).parent).toBeUndefined()
    expect(submissionOf({ parent: '*[_id]' }).parent).toBe('comment.')
  })

  it('reads no article from what cannot be a published id', () => {
    for (const article of [
      '',
      'drafts.caffe',
      'versions.r.caffe',
      '../x',
      'a b',
      'x'.repeat(129),
    ]) {
      expect(submissionOf({ article }).article).toBe('')
    }
  })

  it('takes a key of the right shape only', () => {
    expect(submissionOf({ key: '0b6c1f6e-7f0b-4b0e' }).key).toBe('0b6c1f6e-7f0b-4b0e')
    expect(submissionOf({ key: 'x' }).key).toBeUndefined()
    expect(submissionOf({ key: 'a b c d e f g h' }).key).toBeUndefined()
  })
})
