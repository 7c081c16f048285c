import { DatabaseSync } from 'node:sqlite'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** A text that is on disk for as long as this object is held. */
export interface StoredText {
  readonly place: number | bigint
}

/** Texts of one thread that are seldom read, in a file without a name that ends with the thread. */
export interface TextStore {
  /** @throws when there is no room. */
  put(text: string): StoredText
  read(stored: StoredText): string
}

/**
 * An empty store: a temporary database on disk (https://sqlite.org/inmemorydb.html#temp_db), in which the
 * places of texts that nobody holds any more are used again.
 */
export function openTextStore(): TextStore {
  const database = new DatabaseSync('')
  // Nothing of it is needed after the end of the thread, whatever that is.
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF')
  database.exec('CREATE TABLE texts (place INTEGER PRIMARY KEY, bytes BLOB NOT NULL)')
  const insert = database.prepare('INSERT INTO texts (bytes) VALUES (?)')
  const find = database.prepare('SELECT bytes FROM texts WHERE place = ?')
  const remove = database.prepare('DELETE FROM texts WHERE place = ?')
  const unheld = new FinalizationRegistry<number | bigint>((place) => void remove.run(place))
  return {
    put(text) {
      const stored = { place: insert.run(zstdCompressSync(text)).lastInsertRowid }
      unheld.register(stored, stored.place)
      return stored
    },
    read({ place }) {
      const bytes = find.get(place)?.['bytes']
      if (!(bytes instanceof Uint8Array)) throw new Error('A text that is held is gone.')
      return zstdDecompressSync(bytes).toString()
    },
  }
}
