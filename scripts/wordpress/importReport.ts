import type { ImportedDocument } from './conversion.ts'
import { type ImportNote, type NoteReason, noteReasons } from './importNote.ts'

/** What an import did, for people and for programs. */
export interface ImportReport {
  readonly file: string
  readonly at: string
  /** How many documents of each type were created, and how many were there already. */
  readonly created: Readonly<Record<string, number>>
  readonly leftAlone: Readonly<Record<string, number>>
  readonly leftAloneIds: readonly string[]
  /** How many things of the file are not in the documents, or not as they were, by reason. */
  readonly counts: Readonly<Partial<Record<NoteReason, number>>>
  readonly notes: readonly ImportNote[]
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

const typeOf = ({ _id, _type }: ImportedDocument): string =>
  _id.startsWith('drafts.') ? `${_type} (draft)` : _type

/** The report of an import. */
export function makeReport(done: {
  readonly file: string
  readonly at: Date
  readonly created: readonly ImportedDocument[]
  readonly leftAlone: readonly ImportedDocument[]
  readonly notes: readonly ImportNote[]
}): ImportReport {
  return {
    file: done.file,
    at: done.at.toISOString(),
    created: countBy(done.created.map(typeOf)),
    leftAlone: countBy(done.leftAlone.map(typeOf)),
    leftAloneIds: done.leftAlone.map(({ _id }) => _id),
    counts: countBy(done.notes.map(({ reason }) => reason)),
    notes: done.notes,
  }
}

const isReason = (name: string): name is NoteReason => name in noteReasons

function describeCounts(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([type, count]) => `${count} ${type}`)
  return parts.length === 0 ? 'none' : parts.join(', ')
}

const escape = (text: string): string => text.replace(/\s+/g, ' ').replace(/[<>*_`[\]]/g, '\\$&')

/** The report as Markdown: what was created, then every note under its reason. */
export function formatReport(report: ImportReport): string {
  const lines = [
    `# Import of ${report.file}`,
    '',
    report.at,
    '',
    `Created: ${describeCounts(report.created)}.`,
    `There already, and left as they are: ${describeCounts(report.leftAlone)}.`,
    '',
  ]
  for (const name of Object.keys(noteReasons)) {
    const notes = report.notes.filter(({ reason }) => reason === name)
    if (!isReason(name) || notes.length === 0) continue
    lines.push(`## ${noteReasons[name]} (${notes.length})`, '')
    lines.push(...notes.map(({ subject, detail }) => `- ${escape(subject)}: ${escape(detail)}`), '')
  }
  return lines.join('\n')
}

/** The report for a terminal: every note, then the counts. */
export function describeReport(report: ImportReport): string {
  const lines: string[] = ['Not carried over, or not as it was:']
  for (const name of Object.keys(noteReasons)) {
    const notes = report.notes.filter(({ reason }) => reason === name)
    if (!isReason(name) || notes.length === 0) continue
    lines.push('', noteReasons[name])
    lines.push(...notes.map(({ subject, detail }) => `  ${subject}: ${detail}`))
  }
  lines.push('', 'In numbers:')
  for (const [name, count] of Object.entries(report.counts)) {
    if (isReason(name)) lines.push(`  ${String(count).padStart(5)}  ${noteReasons[name]}`)
  }
  lines.push('')
  lines.push(`Created: ${describeCounts(report.created)}.`)
  lines.push(`There already, and left as they are: ${describeCounts(report.leftAlone)}.`)
  return lines.join('\n')
}
