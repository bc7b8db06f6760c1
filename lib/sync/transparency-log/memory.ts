import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '@/lib/consent/types'
import { type Checkpoint, readCheckpoint } from '@/lib/notes/checkpoint'
import { SigningFailure } from '@/lib/services/transparency-log/logs'

/**
 * What was last signed, outside of the database: a folder with one signed checkpoint for each log. A database that was
 * set back can't tell that it was, so the signer compares it with what it remembers.
 */
export interface Memory {
  /** Returns the largest checkpoint of a log that this memory has, or null. @throws SigningFailure `memory_failed` */
  read(origin: string): Promise<Remembered | null>
  /** @throws SigningFailure `memory_failed` */
  write(origin: string, note: string): Promise<void>
}

/** A checkpoint, and when it was written into the memory. */
export interface Remembered extends Checkpoint {
  writtenAt: Instant
}

export function folderMemory(folder: string): Memory {
  const fileOf = (origin: string) => join(folder, `${encodeURIComponent(origin)}.checkpoint`)
  const read = async (origin: string): Promise<Remembered | null> => {
    try {
      const file = fileOf(origin)
      const { checkpoint } = readCheckpoint(await readFile(file, 'utf8'))
      if (checkpoint.origin !== origin) throw new Error('the file is about another log')
      return { ...checkpoint, writtenAt: Math.round((await stat(file)).mtimeMs) }
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw failure(error)
    }
  }
  return {
    read,
    async write(origin, note) {
      const before = await read(origin)
      // Another worker of this machine may have signed more meanwhile.
      if (before && before.size > readCheckpoint(note).checkpoint.size) return
      try {
        await mkdir(folder, { recursive: true })
        const path = fileOf(origin)
        // In containers, several workers that share the folder have the same process id.
        const draft = `${path}.${randomUUID()}`
        try {
          await writeFile(draft, note, { flush: true })
          await rename(draft, path)
        } catch (error) {
          await rm(draft, { force: true })
          throw error
        }
      } catch (error) {
        throw failure(error)
      }
    },
  }
}

const failure = (error: unknown) =>
  new SigningFailure('memory_failed', error instanceof Error ? error.message : String(error))
