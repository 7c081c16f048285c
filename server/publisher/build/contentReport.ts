import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { ContentProblem } from '../../../schemas/contentProblem.ts'

const problem: z.ZodType<ContentProblem> = z.object({
  severity: z.enum(['error', 'warning']),
  documentId: z.string(),
  documentType: z.string(),
  title: z.string(),
  path: z.string(),
  message: z.string(),
  studioUrl: z.string(),
})

/**
 * The problems that a build wrote into `file` (one JSON object a line), in order and without
 * repetitions; none when the build wrote no file. A line cut off by a killed build is skipped.
 */
export async function readContentReport(file: string): Promise<readonly ContentProblem[]> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const lines = new Set(text.split('\n').filter((line) => line !== ''))
  return [...lines].flatMap((line) => {
    const parsed = problem.safeParse(parseJson(line))
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
