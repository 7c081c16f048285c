import { Card, Text } from '@sanity/ui'
import type { JSX } from 'react'

/** Says aloud what went wrong; nothing as long as all is well. */
export function ProblemCard({ text }: { readonly text: string | undefined }): JSX.Element | null {
  if (text === undefined) return null
  return (
    <Card tone="critical" padding={3} radius={2} role="alert">
      <Text size={1}>{text}</Text>
    </Card>
  )
}
