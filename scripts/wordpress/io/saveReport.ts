import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatReport, type ImportReport } from '../importReport.ts'

/** Writes a report as JSON and Markdown into `folder`; returns the path of the Markdown file. */
export async function saveReport(folder: string, report: ImportReport): Promise<string> {
  await mkdir(folder, { recursive: true })
  const name = `wordpress-${report.at.replace(/[:.]/g, '-')}`
  const path = join(folder, `${name}.md`)
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(report, undefined, 2)}\n`)
  await writeFile(path, formatReport(report))
  return path
}
