import type { DatabaseSync } from 'node:sqlite'
import type { SanityDocument } from '../documents/document.ts'
import { draftId, publishedId } from '../documents/documentIds.ts'
import { referencesOf } from '../documents/references.ts'
import { changeToLog, mayBeKind, withoutRevision } from './loggedChange.ts'
import type { DocumentChange, PendingTransaction } from './transaction.ts'

/**
 * Writes a transaction to the log and its outcome to the documents, inside a transaction of the
 * database that the caller begins and ends. Returns its place in the log.
 */
export function prepareWrite(database: DatabaseSync): (transaction: PendingTransaction) => number {
  const insertTransaction = database.prepare(
    'INSERT INTO transactions (id, timestamp, author, request_digest) VALUES (?, ?, ?, ?)',
  )
  const insertChange = database.prepare(
    'INSERT INTO changes (sequence, place, document_id, operation, previous_rev, mutations, effects) ' +
      'VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const insertEvent = database.prepare(
    'INSERT INTO document_events (sequence, place, published_id, body) VALUES (?, ?, ?, ?)',
  )
  const putDocument = database.prepare(
    'INSERT INTO documents (id, type, body) VALUES (?, ?, ?) ' +
      'ON CONFLICT (id) DO UPDATE SET type = excluded.type, body = excluded.body',
  )
  const deleteDocument = database.prepare('DELETE FROM documents WHERE id = ?')
  const completeLog = prepareCompletion(database)
  const writeReferences = prepareReferences(database)
  const purge = preparePurge(database)
  return ({ id, timestamp, author, requestDigest, changes, events }) => {
    const inserted = insertTransaction.run(id, timestamp, author, requestDigest)
    const sequence = Number(inserted.lastInsertRowid)
    for (const [place, change] of changes.entries()) {
      const { before, after } = change
      const logged = changeToLog(change)
      completeLog(change)
      if (after === undefined) deleteDocument.run(change.id)
      else putDocument.run(change.id, after._type, JSON.stringify(after))
      writeReferences(change)
      purge(change)
      const isPurged = change.purge !== undefined
      insertChange.run(
        sequence,
        place,
        change.id,
        after === undefined ? 'delete' : before === undefined ? 'create' : 'update',
        isPurged ? null : (before?._rev ?? null),
        logged.mutations,
        logged.effects,
      )
    }
    for (const [place, event] of events.entries()) {
      insertEvent.run(sequence, place, publishedId(event.documentId), JSON.stringify(event))
    }
    return sequence
  }
}

/**
 * Writes into the log what a document was created as, before its first change: till then the log
 * relies on the document itself.
 */
function prepareCompletion(database: DatabaseSync): (change: DocumentChange) => void {
  // Nothing that is longer is read from the disk for it.
  const find = database.prepare(
    `SELECT sequence, place FROM changes WHERE document_id = ? AND ${mayBeKind} ` +
      "AND mutations GLOB '\"*' " +
      'AND sequence = (SELECT sequence FROM transactions WHERE id = ?)',
  )
  const complete = database.prepare(
    "UPDATE changes SET mutations = '[{' || mutations || ':' || ? || '}]' " +
      'WHERE sequence = ? AND place = ?',
  )
  return ({ id, before }) => {
    if (before === undefined) return
    const { sequence, place } = find.get(id, before._rev) ?? {}
    if (sequence === undefined || place === undefined) return
    complete.run(JSON.stringify(withoutRevision(before)), sequence, place)
  }
}

/** Forgets what the log knows of a document, where a change asks for it. */
function preparePurge(database: DatabaseSync): (change: DocumentChange) => void {
  const forget = database.prepare('DELETE FROM changes WHERE document_id = ?')
  const forgetVersions = database.prepare(
    "DELETE FROM changes WHERE document_id >= 'versions.' AND document_id < 'versions/' " +
      "AND substr(document_id, 10 + instr(substr(document_id, 10), '.')) = ?",
  )
  const forgetEvents = database.prepare('DELETE FROM document_events WHERE published_id = ?')
  return ({ id, purge }) => {
    if (purge === undefined) return
    forget.run(id)
    if (purge === 'itself') return
    const group = publishedId(id)
    for (const member of [group, draftId(group)]) forget.run(member)
    forgetVersions.run(group)
    forgetEvents.run(group)
  }
}

/** Keeps the table of who refers to whom: what a document's change adds to it and takes from it. */
function prepareReferences(database: DatabaseSync): (change: DocumentChange) => void {
  const insert = database.prepare(
    'INSERT INTO document_references (target, source, strong) VALUES (?, ?, ?) ' +
      'ON CONFLICT (target, source) DO UPDATE SET strong = excluded.strong',
  )
  const remove = database.prepare('DELETE FROM document_references WHERE target = ? AND source = ?')
  return ({ id, before, after }) => {
    const old = strengthByTarget(before)
    const current = strengthByTarget(after)
    for (const target of old.keys()) if (!current.has(target)) remove.run(target, id)
    for (const [target, strong] of current) {
      if (old.get(target) !== strong) insert.run(target, id, strong ? 1 : 0)
    }
  }
}

/** Whether any reference to each target is a strong one. */
function strengthByTarget(document: SanityDocument | undefined): Map<string, boolean> {
  const strengths = new Map<string, boolean>()
  for (const { target, weak } of referencesOf(document)) {
    strengths.set(target, !weak || strengths.get(target) === true)
  }
  return strengths
}
