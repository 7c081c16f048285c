import { Stack, Text } from '@sanity/ui'
import type { JSX } from 'react'

/** Stands where there is nothing to show: why, and what comes next. */
export function Notice(props: { readonly title: string; readonly next?: string }): JSX.Element {
  return (
    <Stack gap={4} padding={4} role="status">
      <Text>{props.title}</Text>
      {props.next !== undefined && (
        <Text muted size={1}>
          {props.next}
        </Text>
      )}
    </Stack>
  )
}
