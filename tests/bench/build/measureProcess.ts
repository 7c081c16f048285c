import { readdirSync, readFileSync } from 'node:fs'

/** Adds up the peak memory (bytes, VmHWM) of a process and all below it, seen while it ran. */
export function watchMemory(pid: number): { stop(): number } {
  const peaks = new Map<number, number>()
  const look = (): void => {
    for (const each of familyOf(pid)) {
      const peak = peakOf(each)
      if (peak > (peaks.get(each) ?? 0)) peaks.set(each, peak)
    }
  }
  const timer = setInterval(look, 100)
  look()
  return {
    stop: () => {
      look()
      clearInterval(timer)
      return [...peaks.values()].reduce((sum, peak) => sum + peak, 0)
    },
  }
}

function peakOf(pid: number): number {
  try {
    const match = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Number(match?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

function familyOf(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      children.set(parent, [...(children.get(parent) ?? []), Number(name)])
    } catch {
      // It ended meanwhile.
    }
  }
  const family = [root]
  for (const pid of family) family.push(...(children.get(pid) ?? []))
  return family
}
