import { Card } from '@sanity/ui'
import type { JSX, ReactNode } from 'react'
import { IntentLink } from 'sanity/router'

/** A line of a list that opens its document, wherever one clicks. */
export function DocumentCard(props: {
  readonly id: string
  readonly type: string
  readonly tone?: 'transparent'
  readonly children: ReactNode
}): JSX.Element {
  const { id, type, tone = 'default', children } = props
  return (
    <Card
      as={IntentLink}
      {...{ intent: 'edit', params: { id, type } }}
      data-as="a"
      padding={3}
      radius={2}
      tone={tone}
    >
      {children}
    </Card>
  )
}
