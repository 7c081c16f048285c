import { describe, expect, it } from 'vitest'
import {
  leave,
  moveTo,
  settle,
  startCursor,
  step,
  targets,
  toggle,
} from '../../studio/moderation/cursor.ts'

const ids = ['a', 'b', 'c', 'd']
const at = (id: string, selected: string[] = []) => ({
  id,
  index: ids.indexOf(id),
  selected: new Set(selected),
})

describe('the cursor of the queue', () => {
  it('starts on the first comment', () => {
    expect(settle(startCursor, ids)).toMatchObject({ id: 'a', index: 0 })
    expect(settle(startCursor, []).id).toBeUndefined()
  })

  it('stays on its comment when others come before it', () => {
    expect(settle(at('b'), ['new', ...ids])).toMatchObject({ id: 'b', index: 2 })
  })

  it('goes to the comment that took its place when its own left', () => {
    expect(settle(at('b'), ['a', 'c', 'd'])).toMatchObject({ id: 'c', index: 1 })
    expect(settle(at('d'), ['a', 'b', 'c'])).toMatchObject({ id: 'c', index: 2 })
  })

  it('forgets that a comment was selected when it left', () => {
    expect([...settle(at('a', ['a', 'b']), ['a', 'c']).selected]).toEqual(['a'])
  })

  it('steps within the list', () => {
    expect(step(at('a'), ids, 1).id).toBe('b')
    expect(step(at('a'), ids, -1).id).toBe('a')
    expect(step(at('d'), ids, 1).id).toBe('d')
  })

  it('selects what it passes', () => {
    const twice = step(step(at('b'), ids, 1, true), ids, 1, true)
    expect([...twice.selected].sort()).toEqual(['b', 'c', 'd'])
    expect([...moveTo(at('d'), ids, 'b', true).selected].sort()).toEqual(['b', 'c', 'd'])
  })

  it('acts on the selection, else on the comment under it', () => {
    expect(targets(at('b'))).toEqual(['b'])
    expect(targets(toggle(toggle(at('b'), 'c'), 'd'))).toEqual(['c', 'd'])
    expect(targets(toggle(toggle(at('b'), 'c'), 'c'))).toEqual(['b'])
  })

  it('moves on to the first that stays', () => {
    expect(leave(at('b'), ids, ['b', 'c'])).toMatchObject({ id: 'd', index: 1 })
    expect(leave(at('d'), ids, ['d'])).toMatchObject({ id: 'c', index: 2 })
    expect(leave(at('a'), ids, ids).id).toBeUndefined()
  })
})
