import { type RefObject, useEffect, useRef } from 'react'
import { commandOf, type ModerationCommand } from './moderationKeys.ts'

/**
 * Hears the keys of the tool while it is open: when the focus is in it, and when it is nowhere,
 * because what had it is gone. Typing is typing: a key that goes into a field commands nothing.
 */
export function useToolKeys(
  frame: RefObject<HTMLElement | null>,
  obey: (command: ModerationCommand) => void,
): void {
  const latest = useRef(obey)
  useEffect(() => {
    latest.current = obey
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const { target } = event
      if (event.defaultPrevented || !(target instanceof HTMLElement)) return
      if (target !== document.body && frame.current?.contains(target) !== true) return
      if (takesKeys(target)) return
      const command = commandOf(event)
      if (command === undefined) return
      event.preventDefault()
      latest.current(command)
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [frame])
}

/** Whether keys pressed in an element are its own: words in a field, a choice in a list of choices. */
export function takesKeys(element: Element | null): boolean {
  const field = 'input, textarea, select, [contenteditable], [role="dialog"]'
  return (element?.closest(field) ?? null) !== null
}
