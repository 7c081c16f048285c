import { describe, expect, it } from 'vitest'
import { describeError, nameError } from '../../server/comments/describeError.ts'

describe('describeError', () => {
  it('tells name, code and place, and never the message', () => {
    try {
      JSON.parse('{"email": canarino@esempio.it}')
      expect.unreachable()
    } catch (error) {
      expect(String(error)).toContain('canarino')
      const lines = describeError(error).split('\n')
      expect(lines[0]).toBe('SyntaxError')
      expect(lines[1]).toMatch(/^\s+at /)
      expect(lines.join()).not.toContain('canarino')
    }
  })

  it('tells the status of an answer, and of what is no error only its kind', () => {
    expect(nameError(Object.assign(new Error('canarino'), { statusCode: 503 }))).toBe('Error 503')
    expect(nameError('canarino')).toBe('a thrown string')
  })

  it('is not deceived by a message of several lines', () => {
    const error = new Error('prima\n    at canarino@esempio.it')
    expect(describeError(error)).not.toContain('canarino')
  })
})
