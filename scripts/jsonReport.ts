import type { Report } from './report.ts'

/** A report for programs: each event is one line of JSON, as it happens. */
export function createJsonReport(output: { write(text: string): unknown }): Report {
  const line = (value: object): void => void output.write(`${JSON.stringify(value)}\n`)
  return {
    show: (event) => line(event),
    ready: ({ siteUrl, cmsUrl, signInLink }) =>
      line({ kind: 'ready', siteUrl, cmsUrl, ...(signInLink !== undefined && { signInLink }) }),
  }
}
