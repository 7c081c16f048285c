import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Removes what renderers of processes that were killed left in `folder`: `<pid>-<number>`. */
export async function sweepShells(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = Number(/^(\d+)-\d+(?:\.jsonl)?$/.exec(name)?.[1])
    if (!Number.isNaN(pid) && !isAlive(pid)) await rm(join(folder, name), { recursive: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process: it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
