import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { DocumentValidator } from '../documents/documentValidator.ts'
import { badRequest, forbidden, notFound, plainError } from '../errors.ts'
import { openDataset, type Dataset } from './dataset.ts'
import { datasetNameProblem } from './datasetName.ts'

/** Whether anonymous readers see what is published in a dataset. */
export type AclMode = 'public' | 'private'

/** What is known of a dataset without opening it. */
export interface DatasetEntry {
  readonly name: string
  readonly aclMode: AclMode
  readonly createdAt: string
}

/** The datasets of one project. */
export interface Datasets {
  /** The open dataset of that name; throws a 404 LakeError when there is none. */
  get(name: string): Dataset
  /** Fires when a dataset is closed: deleted, or opened anew for others to read. */
  ending(name: string): AbortSignal
  list(): readonly DatasetEntry[]
  /** Calls back after a dataset has been opened, until what is returned is called. */
  onOpen(listener: () => void): () => void
  /** A new dataset; throws a LakeError, 400 for a bad name and 409 for one that is taken. */
  create(name: string, options?: { aclMode?: AclMode }): DatasetEntry
  /** Opens a dataset to everybody, or closes it. Those who listen are disconnected. */
  setAclMode(name: string, aclMode: AclMode): DatasetEntry
  /** Deletes a dataset for ever; throws a 403 LakeError for the one that every lake has. */
  delete(name: string): void
}

/** The open datasets of a lake, to be closed with it. */
export interface OpenDatasets extends Datasets {
  close(): void
}

/** What datasets are opened with. */
export interface DatasetsOptions {
  readonly folder: string
  readonly projectId: string
  readonly database: DatabaseSync
  readonly clock: () => Date
  readonly validate?: DocumentValidator
  /** Told of a dataset that is gone, maybe once more after a crash: what belonged to it may go. */
  readonly onDelete: (name: string) => void
}

/**
 * Opens every dataset of a lake from `<folder>/datasets/<name>.sqlite`. A new lake gets one,
 * `production`, which is public.
 */
export function openDatasets(options: DatasetsOptions): OpenDatasets {
  const { database, clock } = options
  const folder = join(options.folder, 'datasets')
  mkdirSync(folder, { recursive: true })
  finishDeletions(options, folder)
  const open = createOpenSet((entry) => openOne(options, folder, entry))
  const create = (name: string, aclMode: AclMode): DatasetEntry => {
    const createdAt = clock().toISOString()
    const insert = 'INSERT INTO datasets (name, acl_mode, created_at) VALUES (?, ?, ?)'
    database.prepare(insert).run(name, aclMode, createdAt)
    return open.start({ name, aclMode, createdAt })
  }
  for (const entry of storedEntries(database)) open.start(entry)
  if (!open.has(firstDataset)) create(firstDataset, 'public')

  return {
    get: (name) => open.find(name).dataset,
    ending: (name) => open.find(name).end.signal,
    list: open.entries,
    onOpen: open.onStart,
    create: (name, { aclMode = 'public' } = {}) => {
      const problem = datasetNameProblem(name)
      if (problem !== undefined) throw badRequest(problem)
      if (!open.has(name)) return create(name, aclMode)
      throw plainError(409, 'Conflict', `There is a dataset "${name}" already.`)
    },
    setAclMode: (name, aclMode) => {
      const { entry } = open.find(name)
      if (entry.aclMode === aclMode) return entry
      database.prepare('UPDATE datasets SET acl_mode = ? WHERE name = ?').run(aclMode, name)
      // What a reader may see is kept in many places: opening it anew forgets them all.
      open.stop(name)
      return open.start({ ...entry, aclMode })
    },
    delete: (name) => {
      open.find(name)
      if (name === firstDataset) throw forbidden(`The dataset "${name}" cannot be deleted.`)
      open.stop(name)
      renameSync(join(folder, `${name}.sqlite`), join(folder, name + deletedSuffix))
      finishDeletions(options, folder)
    },
    close: () => open.entries().forEach(({ name }) => open.stop(name)),
  }
}

interface OpenDataset {
  readonly entry: DatasetEntry
  readonly dataset: Dataset
  readonly end: AbortController
}

/** The datasets that are open, by name. */
function createOpenSet(openFile: (entry: DatasetEntry) => Dataset) {
  const open = new Map<string, OpenDataset>()
  const listeners = new Set<() => void>()
  const find = (name: string): OpenDataset => {
    const found = open.get(name)
    if (found === undefined) throw notFound(`There is no dataset "${name}".`)
    return found
  }
  return {
    find,
    has: (name: string) => open.has(name),
    entries: () => [...open.values()].map(({ entry }) => entry),
    start: (entry: DatasetEntry): DatasetEntry => {
      open.set(entry.name, { entry, dataset: openFile(entry), end: new AbortController() })
      for (const listener of listeners) listener()
      return entry
    },
    onStart: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    stop: (name: string): void => {
      const { dataset, end } = find(name)
      open.delete(name)
      end.abort()
      dataset.close()
    },
  }
}

const firstDataset = 'production'
const deletedSuffix = '.sqlite.deleted'
const datasetRow = z.object({
  name: z.string(),
  acl_mode: z.enum(['public', 'private']),
  created_at: z.string(),
})

function storedEntries(database: DatabaseSync): DatasetEntry[] {
  const rows = database.prepare('SELECT * FROM datasets ORDER BY created_at, name').all()
  return z
    .array(datasetRow)
    .parse(rows)
    .map(({ name, acl_mode: aclMode, created_at: createdAt }) => ({ name, aclMode, createdAt }))
}

function openOne(options: DatasetsOptions, folder: string, entry: DatasetEntry): Dataset {
  const { projectId, clock, validate } = options
  return openDataset({
    file: join(folder, `${entry.name}.sqlite`),
    name: entry.name,
    projectId,
    aclMode: entry.aclMode,
    clock,
    ...(validate === undefined ? {} : { validate }),
  })
}

/**
 * Deletes what is left of the datasets whose file has been renamed. The rename is the deletion:
 * whatever a crash leaves undone after it is done at the next start.
 */
function finishDeletions({ database, onDelete }: DatasetsOptions, folder: string): void {
  for (const file of readdirSync(folder)) {
    if (!file.endsWith(deletedSuffix)) continue
    const name = file.slice(0, -deletedSuffix.length)
    database.prepare('DELETE FROM datasets WHERE name = ?').run(name)
    onDelete(name)
    // SQLite takes a log that lies beside a new file of the same name for that file's own.
    for (const suffix of ['-wal', '-shm']) {
      rmSync(join(folder, `${name}.sqlite${suffix}`), { force: true })
    }
    rmSync(join(folder, file), { force: true })
  }
}
