import { describe, expect, it } from 'vitest'
import { checkQuota } from '../../../server/comments/checks/checkQuota.ts'

const now = Date.parse('2026-06-01T10:00:00Z')
const ago = (...seconds: number[]) => seconds.map((each) => now - each * 1000)

describe('checkQuota', () => {
  it.each([
    ['nobody before', ago(), 0],
    ['one just now', ago(0), 15],
    ['one 14.2 seconds ago', ago(14.2), 1],
    ['one 15 seconds ago', ago(15), 0],
    ['four in the last minutes', ago(20, 100, 200, 300), 0],
    ['five in the last ten minutes', ago(20, 100, 200, 300, 590), 10],
    ['five, and one just now', ago(0, 100, 200, 300, 400), 200],
    ['five, the oldest too old to count', ago(20, 100, 200, 300, 600), 0],
    ['the same, in any order', ago(590, 20, 300, 100, 200), 10],
  ])('says how long to wait after %s', (_, earlier, seconds) => {
    expect(checkQuota(earlier, now)).toBe(seconds)
  })
})
