import { readFile } from 'node:fs/promises'
import { contentProblem, type ContentProblem } from '../../../schemas/contentProblem.ts'

/**
 * The problems that a build wrote into `file` (one JSON object a line), in order and without
 * repetitions; none when the build wrote no file. A line cut off by a killed build is skipped.
 */
export async function readContentReport(file: string): Promise<readonly ContentProblem[]> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const lines = new Set(text.split('\n').filter((line) => line !== ''))
  return [...lines].flatMap((line) => {
    const parsed = contentProblem.safeParse(parseJson(line))
    return parsed.success ? [parsed.data] : []
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
