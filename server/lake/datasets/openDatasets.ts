import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { DocumentValidator } from '../documents/documentValidator.ts'
import { notFound } from '../errors.ts'
import { openDataset, type Dataset } from './dataset.ts'

/** The datasets of one project. */
export interface Datasets {
  /** The open dataset of that name; throws a 404 LakeError when there is none. */
  get(name: string): Dataset
  list(): readonly Dataset[]
  /** Opens a new dataset; the one that is there when the name is taken. */
  create(name: string, options?: { aclMode?: 'public' | 'private' }): Dataset
}

/** The open datasets of a lake, to be closed with it. */
export interface OpenDatasets extends Datasets {
  close(): void
}

const datasetRow = z.object({ name: z.string(), acl_mode: z.enum(['public', 'private']) })

/**
 * Opens every dataset of a lake from `<folder>/datasets/<name>.sqlite`. A new lake gets one,
 * `production`, which is public.
 */
export function openDatasets(options: {
  folder: string
  projectId: string
  database: DatabaseSync
  clock: () => Date
  validate?: DocumentValidator
}): OpenDatasets {
  const { database, clock, projectId, validate } = options
  const folder = join(options.folder, 'datasets')
  mkdirSync(folder, { recursive: true })
  const open = new Map<string, Dataset>()
  const openOne = (name: string, aclMode: 'public' | 'private'): Dataset => {
    const file = join(folder, `${name}.sqlite`)
    const dataset = openDataset({
      file,
      name,
      projectId,
      aclMode,
      clock,
      ...(validate === undefined ? {} : { validate }),
    })
    open.set(name, dataset)
    return dataset
  }
  const create = (name: string, aclMode: 'public' | 'private'): Dataset => {
    const insert = 'INSERT INTO datasets (name, acl_mode, created_at) VALUES (?, ?, ?)'
    database.prepare(insert).run(name, aclMode, clock().toISOString())
    return openOne(name, aclMode)
  }

  const rows = z.array(datasetRow).parse(database.prepare('SELECT * FROM datasets').all())
  for (const { name, acl_mode } of rows) openOne(name, acl_mode)
  if (!open.has('production')) create('production', 'public')

  return {
    get: (name) => {
      const dataset = open.get(name)
      if (dataset === undefined) throw notFound(`There is no dataset "${name}".`)
      return dataset
    },
    list: () => [...open.values()],
    create: (name, { aclMode = 'public' } = {}) => open.get(name) ?? create(name, aclMode),
    close: () => {
      for (const dataset of open.values()) dataset.close()
      open.clear()
    },
  }
}
