import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const schema = z.object({ apiHost: z.url(), token: z.string().min(1) })

/** How another command on this machine reaches the server that runs on a data folder. */
export type RunningServer = z.infer<typeof schema>

const fileIn = (folder: string): string => join(folder, 'running.json')

/**
 * Leaves word of a running server in its data folder, readable by its owner alone. The token
 * lives in that server's memory only, so a file left by a killed process opens nothing.
 */
export function announceServer(folder: string, running: RunningServer): { close(): void } {
  const file = fileIn(folder)
  writeFileSync(`${file}.new`, JSON.stringify(running), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return { close: () => rmSync(file, { force: true }) }
}

/** The server that announced itself in a data folder, or undefined when none did. */
export function findRunningServer(folder: string): RunningServer | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(fileIn(folder), 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
