import { z } from 'zod'

/** The name of the manifest inside an archive, which is its first entry. */
export const manifestName = 'backup.json'

const fileSchema = z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })

const manifestSchema = z.object({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  files: z.array(fileSchema),
  /** The rows of each table of each database. */
  databases: z.array(z.object({ path: z.string(), rows: z.record(z.string(), z.number()) })),
})

/** A file of a backup: its path below the data folder, with slashes, and what it must hold. */
export type BackupFile = z.infer<typeof fileSchema>

/** What an archive holds, to check it by. */
export type BackupManifest = z.infer<typeof manifestSchema>

/** Thrown when a backup cannot be made or restored; its message says what to do. */
export class BackupError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'BackupError'
  }
}

/**
 * Reads the manifest of an archive.
 * @throws BackupError when it is none that this version can restore.
 */
export function parseManifest(text: string): BackupManifest {
  const format = z.looseObject({ format: z.number() })
  try {
    const json: unknown = JSON.parse(text)
    if (format.parse(json).format > 1) {
      throw new BackupError('This backup was made by a later version of Edicola. Install that one.')
    }
    return manifestSchema.parse(json)
  } catch (error) {
    if (error instanceof BackupError) throw error
    throw new BackupError(
      `The list of contents in this archive (${manifestName}) is damaged.`,
      error,
    )
  }
}

/** One line on what a backup holds, for the person at the terminal. */
export function describeManifest({ files, databases }: BackupManifest): string {
  const rows = (table: string): number =>
    databases.reduce((sum, database) => sum + (database.rows[table] ?? 0), 0)
  const assets = files.filter(({ path }) => path.startsWith('lake/assets/')).length
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return (
    `${rows('documents')} documents, ${rows('transactions')} transactions, ` +
    `${rows('accounts')} accounts, ${assets} pictures and files, ${megabytes(bytes)}`
  )
}

/** A size for people. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
