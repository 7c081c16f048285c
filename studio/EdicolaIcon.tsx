import type { JSX } from 'react'

/** The mark of Edicola: a newsstand with its awning. Takes the colour of the text around it. */
export function EdicolaIcon(): JSX.Element {
  return (
    <svg viewBox="0 0 25 25" width="1em" height="1em" fill="none" aria-hidden="true">
      <path
        d="M4 10.5 5.8 5.500h13.400l1.8 5a2.125 2.125 0 0 1-4.25 0 2.125 2.125 0 0 1-4.25 0 2.125 2.125 0 0 1-4.25 0 2.125 2.125 0 0 1-4.25 0zM5.8 12.500v7.500h13.400v-7.500M10 20v-4.500h5V20"
        stroke="currentColor"
        strokeWidth="1.2"
        strokeLinejoin="round"
      />
    </svg>
  )
}
