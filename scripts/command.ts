import { existsSync } from 'node:fs'
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

/** Thrown for words on the command line that the command does not know. */
export class UsageError extends Error {
  constructor(problem: string, usage: string) {
    super(`${problem}\n\n${usage}`)
    this.name = 'UsageError'
  }
}

/**
 * The options and words that a command was called with.
 * @throws UsageError with the usage text.
 */
export function readArguments<Options extends ParseArgsOptionsConfig>(
  usage: string,
  options: Options,
): ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true }>> {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), usage)
  }
}

const unforeseen = new Set(['Error', 'TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'])

/**
 * Runs a command, with the variables of a `.env` file where there is one; the environment's own
 * come first. An error of ours ends it with its message alone, an unforeseen one is
 * printed whole; both with exit code 1.
 */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env')
    await command()
  } catch (error) {
    // What the lake answered says all that matters; its request and response are noise.
    const known = error instanceof Error && (!unforeseen.has(error.name) || 'statusCode' in error)
    console.error(known ? error.message : error)
    process.exitCode = 1
  }
}
