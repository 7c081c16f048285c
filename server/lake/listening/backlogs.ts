/** One stream, as far as it waits for its client. */
export interface Backlog {
  /** Bytes that the client has not read yet. */
  size(): number
  /** Ends the stream and forgets what waits. */
  cut(): void
}

/** What waits for all clients together, which is bounded too. */
export interface Backlogs {
  add(backlog: Backlog): void
  delete(backlog: Backlog): void
  /** To be called when a backlog has grown: cuts the longest as long as all are too much. */
  bound(): void
}

/** Backlogs that together hold so many bytes at most. */
export function createBacklogs(bytesAtMost: number): Backlogs {
  const backlogs = new Set<Backlog>()
  return {
    add: (backlog) => void backlogs.add(backlog),
    delete: (backlog) => void backlogs.delete(backlog),
    bound() {
      const longestFirst = [...backlogs].sort((a, b) => b.size() - a.size())
      let total = longestFirst.reduce((sum, backlog) => sum + backlog.size(), 0)
      for (const backlog of longestFirst) {
        if (total <= bytesAtMost) return
        total -= backlog.size()
        backlog.cut()
      }
    },
  }
}
