import { HASH_BYTES } from '@/lib/merkle/hashing'
import { isKeyName, readBase64 } from './keys'
import { type Note, NoteFormatError, readNote } from './note'

/** The head of a log: how many entries it has, and their root. */
export interface Checkpoint {
  origin: string
  size: number
  root: Buffer
}

/** Returns the text that a log signs (C2SP, tlog-checkpoint). */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`
}

/** Reads the text of a checkpoint: three lines, no extensions. @throws NoteFormatError */
export function readCheckpointText(text: string): Checkpoint {
  const [origin = '', digits = '', encoded = '', ...rest] = text.split('\n')
  const root = readBase64(encoded)
  if (rest.length !== 1 || rest[0] !== '') throw new NoteFormatError('a checkpoint must have three lines')
  if (!isKeyName(origin)) throw new NoteFormatError('the first line of a checkpoint must be its origin')
  if (root?.length !== HASH_BYTES) throw new NoteFormatError('the third line of a checkpoint must be a hash')
  return { origin, size: readSize(digits), root }
}

/** Reads a signed checkpoint. Whether its signatures hold is not looked at. @throws NoteFormatError */
export function readCheckpoint(whole: string): { checkpoint: Checkpoint; note: Note } {
  const note = readNote(whole)
  return { checkpoint: readCheckpointText(note.text), note }
}

/** Reads a decimal number without zeros before it. @throws NoteFormatError */
export function readSize(digits: string): number {
  const size = Number(digits)
  if (!/^(0|[1-9]\d{0,15})$/.test(digits) || !Number.isSafeInteger(size))
    throw new NoteFormatError('a size or index must be a decimal number below 2^53')
  return size
}
