import type { JSX } from 'react'

/** A person crossed out. */
export function BlockIcon(): JSX.Element {
  return (
    <svg viewBox="0 0 25 25" width="1em" height="1em" fill="none" aria-hidden="true">
      <circle cx="12.500" cy="12.500" r="7.500" stroke="currentColor" strokeWidth="1.2" />
      <path d="m7.200 7.200 10.600 10.600" stroke="currentColor" strokeWidth="1.2" />
    </svg>
  )
}
