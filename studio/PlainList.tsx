import { Stack } from '@sanity/ui'
import type { JSX, ReactNode } from 'react'

/** A list without marks, whose longest words break rather than leave a telephone's screen. */
export function PlainList(props: {
  readonly gap: number
  readonly padding?: number
  readonly children: ReactNode
}): JSX.Element {
  const { gap, padding = 0, children } = props
  return (
    <Stack
      as="ul"
      gap={gap}
      margin={0}
      padding={padding}
      style={{ listStyle: 'none', overflowWrap: 'anywhere' }}
    >
      {children}
    </Stack>
  )
}
