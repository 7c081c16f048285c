import { describe, expect, it } from 'vitest'
import { commandOf } from '../../studio/moderation/moderationKeys.ts'

const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }

describe('the keys of moderation', () => {
  it.each([
    ['a', 'approved'],
    ['s', 'spam'],
    ['d', 'trash'],
    ['w', 'pending'],
  ])('%s decides %s', (key, status) => {
    expect(commandOf({ ...none, key })).toEqual({ kind: 'decide', status })
  })

  it('decide nothing with a modifier, which belongs to the browser', () => {
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey'] as const) {
      for (const key of ['s', 'd', 'r', 'w']) {
        expect(commandOf({ ...none, key, [modifier]: true })).toBeUndefined()
      }
    }
    expect(commandOf({ ...none, key: 'A', shiftKey: true })).toBeUndefined()
  })

  it('move by letters and by arrows, selecting with shift', () => {
    for (const key of ['j', 'ArrowDown']) {
      expect(commandOf({ ...none, key })).toEqual({ kind: 'step', by: 1, extend: false })
    }
    expect(commandOf({ ...none, key: 'K', shiftKey: true })).toMatchObject({ by: -1, extend: true })
  })

  it('search and help also where the sign needs shift, as on an Italian keyboard', () => {
    expect(commandOf({ ...none, key: '/', shiftKey: true })).toEqual({ kind: 'search' })
    expect(commandOf({ ...none, key: '?', shiftKey: true })).toEqual({ kind: 'help' })
  })
})
