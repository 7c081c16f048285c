import { describe, expect, it } from 'vitest'
import {
  readChallenge,
  readIntakeAnswer,
} from '../../site/components/commentForm/readIntakeAnswer.ts'

describe('readIntakeAnswer', () => {
  it('takes thanks with the link to change the comment, and without', () => {
    const answer = { message: 'Grazie', edit: 'https://cms.example/comments/link?t=1' }
    expect(readIntakeAnswer(answer, true)).toEqual(answer)
    expect(readIntakeAnswer({ message: 'Grazie' }, true)).toEqual({
      message: 'Grazie',
      edit: undefined,
    })
  })

  it('takes what is to be mended, and of it only texts', () => {
    const error = { message: 'Non ancora', fields: { email: 'Manca', name: 3 }, cleaned: null }
    expect(readIntakeAnswer({ error }, false)).toEqual({
      problem: 'Non ancora',
      fields: { email: 'Manca' },
      cleaned: {},
    })
  })

  it.each([
    ['nothing', null, true],
    ['a word', 'ok', true],
    ['JSON of a proxy', { code: 502, error: 'bad gateway' }, true],
    ['JSON without words', { message: 5 }, true],
    ['a failure that has words', { message: 'Bad gateway' }, false],
  ])('throws for what is no answer of the intake: %s', (_, body, isTaken) => {
    expect(() => readIntakeAnswer(body, isTaken)).toThrow(TypeError)
  })
})

it('of an answer without a challenge makes one that nothing solves', () => {
  expect(readChallenge(null)).toEqual({
    algorithm: '',
    challenge: '',
    salt: '',
    signature: '',
    maxnumber: Number.NaN,
  })
})
