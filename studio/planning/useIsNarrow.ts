import { useSyncExternalStore } from 'react'

const narrow = '(max-width: 760px)'

/** Whether the window is too narrow for a grid of seven days. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(follow, () => window.matchMedia(narrow).matches)
}

function follow(tell: () => void): () => void {
  const query = window.matchMedia(narrow)
  query.addEventListener('change', tell)
  return () => query.removeEventListener('change', tell)
}
