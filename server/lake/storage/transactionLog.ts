import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'
import { z } from 'zod'
import { changeFromLog, mayBeKind } from './loggedChange.ts'
import type { DocumentEvent, Effects, Mutation } from './transaction.ts'

/** A transaction without its content. */
interface LoggedTransaction {
  readonly sequence: number
  readonly timestamp: string
  readonly author: string
  readonly requestDigest: string
}

/** What a logged transaction did to one document. */
export interface LoggedChange {
  readonly sequence: number
  readonly transactionId: string
  readonly timestamp: string
  readonly author: string
  readonly documentId: string
  readonly operation: 'create' | 'update' | 'delete'
  readonly previousRev: string | undefined
  readonly mutations: readonly Mutation[]
  readonly effects: Effects
}

/** That a document was deleted, by whom and when. */
export interface LoggedDeletion {
  readonly documentId: string
  readonly timestamp: string
  readonly author: string
}

/** Bounds on sequence numbers, all inclusive; the oldest first unless `reverse`. */
export interface LogRange {
  readonly from?: number
  readonly to?: number
  readonly reverse?: boolean
  readonly limit?: number
}

/** Which changes are looked at: all, or those of ids that anonymous readers may know of. */
export interface LogVisibility {
  readonly publicOnly?: boolean
}

/** The append-only log of a dataset, to read from. */
export interface TransactionLog {
  find(id: string): LoggedTransaction | undefined
  newest(): LoggedTransaction | undefined
  /** The last transaction at or before a time, and the first at or after it. */
  at(time: string): { before: number | undefined; after: number | undefined }
  /** The sequence numbers of the transactions that changed any of these documents. */
  sequencesOf(
    documentIds: readonly string[],
    range: LogRange,
    authors?: readonly string[],
  ): number[]
  /** The ids that begin so and were ever changed. */
  idsFrom(prefix: string): string[]
  /** All changes of the transactions in a range, in order. */
  changes(range: LogRange & LogVisibility): LoggedChange[]
  /** Deletions of drafts and published documents of which neither is there now, the latest first. */
  deletions(): Iterable<LoggedDeletion>
  /** How many transactions there are from one on; it is not counted beyond `atMost`. */
  countFrom(sequence: number, bounds: LogVisibility & { readonly atMost: number }): number
  /** The changes of one document in a range, in order. */
  changesOf(documentId: string, range: LogRange): LoggedChange[]
  /** Events of a document and its versions out of so many transactions older than `before`. */
  eventsOf(
    publishedId: string,
    transactions: number,
    before: number | undefined,
  ): { sequence: number; event: DocumentEvent }[]
}

const changeRow = z.object({
  sequence: z.number(),
  id: z.string(),
  timestamp: z.string(),
  author: z.string(),
  document_id: z.string(),
  operation: z.enum(['create', 'update', 'delete']),
  previous_rev: z.string().nullable(),
  mutations: z.string(),
  effects: z.string(),
  // The current document, where the log relies on it.
  body: z.string().nullable(),
})
const deletionRow = z.object({
  document_id: z.string(),
  timestamp: z.string(),
  author: z.string(),
})
const transactionRow = z.object({
  sequence: z.number(),
  timestamp: z.string(),
  author: z.string(),
  request_digest: z.string(),
})
const eventBody = z.looseObject({ type: z.string(), documentId: z.string() })

const selectEvents =
  'SELECT sequence, body FROM document_events WHERE published_id = ?1 AND sequence IN (' +
  'SELECT DISTINCT sequence FROM document_events WHERE published_id = ?1 AND sequence < ?2 ' +
  'ORDER BY sequence DESC LIMIT ?3) ORDER BY sequence DESC, place DESC'

// Each publication deletes a draft, whose published document is there.
const selectDeletions =
  'WITH gone AS (SELECT sequence, document_id, ' +
  "iif(document_id GLOB 'drafts.*', substr(document_id, 8), document_id) AS published_id " +
  "FROM changes WHERE operation = 'delete' AND document_id NOT GLOB 'versions.*') " +
  'SELECT document_id, timestamp, author FROM gone JOIN transactions USING (sequence) ' +
  "WHERE NOT EXISTS (SELECT 1 FROM documents WHERE id IN (published_id, 'drafts.' || published_id)) " +
  'ORDER BY sequence DESC'

type Rows = Record<string, SQLOutputValue>[]

/** Reads the log of an open and migrated dataset file. */
export function createTransactionLog(database: DatabaseSync): TransactionLog {
  const select = createSelect(database)
  return {
    ...transactionReads(select),
    ...changeReads(select),
    deletions: () => readDeletions(database.prepare(selectDeletions)),
    eventsOf: (publishedId, transactions, before) =>
      select(selectEvents, publishedId, before ?? Number.MAX_SAFE_INTEGER, transactions).map(
        (row) => ({
          sequence: Number(row['sequence']),
          event: eventBody.parse(JSON.parse(String(row['body']))),
        }),
      ),
  }
}

type Select = (sql: string, ...values: SQLInputValue[]) => Rows

/** Runs statements, each of which is prepared once. */
function createSelect(database: DatabaseSync): Select {
  const statements = new Map<string, StatementSync>()
  return (sql, ...values) => {
    const statement = statements.get(sql) ?? database.prepare(sql)
    statements.set(sql, statement)
    return statement.all(...values)
  }
}

// One after the other: who asks for the latest few does not read them all.
function* readDeletions(statement: StatementSync): Iterable<LoggedDeletion> {
  for (const row of statement.iterate()) {
    const { document_id: documentId, timestamp, author } = deletionRow.parse(row)
    yield { documentId, timestamp, author }
  }
}

function transactionReads(
  select: Select,
): Pick<TransactionLog, 'find' | 'newest' | 'at' | 'sequencesOf'> {
  const one = (sql: string, ...values: SQLInputValue[]): LoggedTransaction | undefined => {
    const row = select(`SELECT * FROM transactions ${sql} LIMIT 1`, ...values)[0]
    return row === undefined ? undefined : readTransaction(row)
  }
  return {
    find: (id) => one('WHERE id = ?', id),
    newest: () => one('ORDER BY sequence DESC'),
    at: (time) => ({
      before: one('WHERE timestamp <= ? ORDER BY sequence DESC', time)?.sequence,
      after: one('WHERE timestamp >= ? ORDER BY sequence', time)?.sequence,
    }),
    sequencesOf(documentIds, range, authors) {
      // A JSON array is one bound value, however many ids it holds.
      const values: SQLInputValue[] = [JSON.stringify(documentIds)]
      let where = 'document_id IN (SELECT value FROM json_each(?))'
      if (authors !== undefined) {
        where += ' AND author IN (SELECT value FROM json_each(?))'
        values.push(JSON.stringify(authors))
      }
      const sql =
        'SELECT DISTINCT sequence FROM changes JOIN transactions USING (sequence) ' +
        `WHERE ${where} AND sequence BETWEEN ? AND ? ORDER BY sequence ${order(range)} LIMIT ?`
      return select(sql, ...values, ...bounds(range)).map((row) => Number(row['sequence']))
    },
  }
}

function changeReads(
  select: Select,
): Pick<TransactionLog, 'changes' | 'changesOf' | 'countFrom' | 'idsFrom'> {
  const changes =
    'SELECT changes.*, transactions.*, documents.body FROM changes ' +
    'JOIN transactions USING (sequence) LEFT JOIN documents ' +
    `ON ${mayBeKind} AND documents.id = document_id WHERE`
  return {
    changes: (range) =>
      select(
        `${changes} sequence BETWEEN ? AND ?${visible(range)} ` +
          `ORDER BY sequence ${order(range)}, place LIMIT ?`,
        ...bounds(range),
      ).map(readChange),
    changesOf: (documentId, range) =>
      select(
        `${changes} document_id = ? AND sequence BETWEEN ? AND ? ` +
          `ORDER BY sequence ${order(range)} LIMIT ?`,
        documentId,
        ...bounds(range),
      ).map(readChange),
    countFrom: (sequence, range) =>
      select(
        'SELECT DISTINCT sequence FROM changes ' +
          `WHERE sequence >= ?${visible(range)} ORDER BY sequence LIMIT ?`,
        sequence,
        range.atMost,
      ).length,
    idsFrom: (prefix) =>
      select(
        'SELECT DISTINCT document_id FROM changes WHERE document_id >= ? AND document_id < ?',
        prefix,
        // Ids are ASCII, and this is more than any of it.
        `${prefix}\u{7f}`,
      ).map((row) => String(row['document_id'])),
  }
}

/** As `isPublicId` has it. */
function visible({ publicOnly = false }: LogVisibility): string {
  return publicOnly ? " AND instr(document_id, '.') = 0" : ''
}

function order(range: LogRange): 'ASC' | 'DESC' {
  return range.reverse === true ? 'DESC' : 'ASC'
}

function bounds(range: LogRange): [number, number, number] {
  return [range.from ?? 0, range.to ?? Number.MAX_SAFE_INTEGER, range.limit ?? -1]
}

function readTransaction(row: Record<string, SQLOutputValue>): LoggedTransaction {
  const { request_digest: requestDigest, ...rest } = transactionRow.parse(row)
  return { ...rest, requestDigest }
}

function readChange(row: Record<string, SQLOutputValue>): LoggedChange {
  const { sequence, timestamp, author, operation, ...rest } = changeRow.parse(row)
  return {
    sequence,
    transactionId: rest.id,
    timestamp,
    author,
    documentId: rest.document_id,
    operation,
    previousRev: rest.previous_rev ?? undefined,
    ...changeFromLog(rest, rest.body ?? undefined),
  }
}
