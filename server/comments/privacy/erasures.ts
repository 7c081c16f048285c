import { appendFileSync, chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const line = z.object({ at: z.string(), comments: z.array(z.string()) })

/**
 * Notes, in `erasures.log` in the folder, that comments are to be gone: their ids and the time, no
 * more. After a restore the log is read again, and what came back is erased again.
 */
export function noteErasures(folder: string, ids: readonly string[], now: Date): void {
  if (ids.length === 0) return
  const file = join(folder, 'erasures.log')
  appendFileSync(file, `${JSON.stringify({ at: now.toISOString(), comments: ids })}\n`, {
    mode: 0o600,
    flush: true,
  })
  chmodSync(file, 0o600)
}

/** The ids of all comments that are to be gone; a half line at a crash's end is passed over. */
export function readErasures(file: string): readonly string[] {
  if (!existsSync(file)) return []
  const ids = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text) => {
      try {
        return line.parse(JSON.parse(text)).comments
      } catch {
        return []
      }
    })
  return [...new Set(ids)]
}
