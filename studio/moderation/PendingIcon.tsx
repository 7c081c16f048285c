import { InboxIcon } from '@sanity/icons/Inbox'
import type { JSX } from 'react'
import { usePendingCount } from './usePendingCount.ts'

const most = 99

/** The icon of the queue: how many comments wait in it, or an empty tray. */
export function PendingIcon(): JSX.Element {
  const count = usePendingCount() ?? 0
  if (count === 0) return <InboxIcon />
  return (
    <svg viewBox="0 0 25 25" width="1em" height="1em" role="img" aria-label={String(count)}>
      <rect x="0.5" y="2" width="24" height="21" rx="10" fill="#c4312f" />
      <text
        x="12.5"
        y="17.6"
        textAnchor="middle"
        fontSize={count > most ? 10.5 : 14.5}
        fontWeight="600"
        fill="#fff"
      >
        {count > most ? `${most}+` : count}
      </text>
    </svg>
  )
}
