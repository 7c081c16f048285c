import { readdirSync, readFileSync } from 'node:fs'

/** The most memory (bytes, resident) that a process and all below it held at one time. */
export function watchMemory(pid: number): { stop(): number } {
  let most = 0
  const look = (): void => {
    const sum = familyOf(pid).reduce((total, each) => total + residentOf(each), 0)
    most = Math.max(most, sum)
  }
  const timer = setInterval(look, 100)
  look()
  return {
    stop: () => {
      look()
      clearInterval(timer)
      return most
    },
  }
}

function residentOf(pid: number): number {
  try {
    const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
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
