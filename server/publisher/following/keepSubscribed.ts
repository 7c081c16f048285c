import type { Observable } from 'rxjs'

/** How long to wait before a stream is opened anew, in milliseconds. */
interface Patience {
  readonly first: number
  /** It doubles until then, while nothing is heard. */
  readonly last: number
}

/** Hears a stream until it is closed: whenever the stream ends or breaks, it is opened anew. */
export function keepSubscribed<Event>(
  open: () => Observable<Event>,
  hear: (event: Event) => void,
  patience: Patience,
): { close(): void } {
  let wait = patience.first
  let timer: NodeJS.Timeout | undefined
  let subscription: { unsubscribe(): void } | undefined
  let isClosed = false

  const reopen = (): void => {
    if (isClosed) return
    timer = setTimeout(subscribe, wait)
    wait = Math.min(wait * 2, patience.last)
  }
  const subscribe = (): void => {
    subscription?.unsubscribe()
    subscription = open().subscribe({
      next: (event) => {
        wait = patience.first
        hear(event)
      },
      error: reopen,
      complete: reopen,
    })
  }

  subscribe()
  return {
    close: () => {
      isClosed = true
      clearTimeout(timer)
      subscription?.unsubscribe()
    },
  }
}
