import type { CommentStatus } from './commentStatus.ts'

/** What a key asks of the moderation tool. */
export type ModerationCommand =
  | { readonly kind: 'step'; readonly by: 1 | -1; readonly extend: boolean }
  | { readonly kind: 'decide'; readonly status: CommentStatus }
  | { readonly kind: 'reply' | 'undo' | 'toggle' | 'selectAll' | 'clear' | 'search' | 'help' }

/** A key as it was pressed; the event of a browser is one. */
export interface PressedKey {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** The keys that decide, as they are shown beside the buttons. */
export const decisionKeys: Record<CommentStatus, string> = {
  approved: 'a',
  spam: 's',
  trash: 'd',
  pending: 'w',
}

/** The command of a key, `undefined` when it means nothing here. */
export function commandOf(pressed: PressedKey): ModerationCommand | undefined {
  const { shiftKey, ctrlKey, metaKey, altKey } = pressed
  const key = pressed.key.toLowerCase()
  if (ctrlKey || metaKey || altKey) {
    return key === 'a' && !altKey && !shiftKey ? { kind: 'selectAll' } : undefined
  }
  switch (key) {
    case 'j':
    case 'arrowdown':
      return { kind: 'step', by: 1, extend: shiftKey }
    case 'k':
    case 'arrowup':
      return { kind: 'step', by: -1, extend: shiftKey }
    case '?':
      return { kind: 'help' }
    case '/':
      return { kind: 'search' }
    case 'escape':
      return { kind: 'clear' }
  }
  if (shiftKey) return undefined
  switch (key) {
    case 'a':
      return { kind: 'decide', status: 'approved' }
    case 's':
      return { kind: 'decide', status: 'spam' }
    case 'd':
      return { kind: 'decide', status: 'trash' }
    case 'w':
      return { kind: 'decide', status: 'pending' }
    case 'r':
      return { kind: 'reply' }
    case 'u':
      return { kind: 'undo' }
    case 'x':
      return { kind: 'toggle' }
  }
  return undefined
}
