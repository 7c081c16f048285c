import { type JSX, useEffect } from 'react'
import { LoadingBlock } from 'sanity'
import { useRouter } from 'sanity/router'
import { moderateIntent } from './moderateIntent.ts'

/** Stands in the desk for the queue, and leads to it: the queue is a tool of its own. */
export function ToModeration(): JSX.Element {
  const { navigateUrl, resolveIntentLink } = useRouter()
  const path = resolveIntentLink(moderateIntent, { status: 'pending' })
  useEffect(() => navigateUrl({ path, replace: true }), [navigateUrl, path])
  return <LoadingBlock />
}
