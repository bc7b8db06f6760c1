import { isUuid } from '@/lib/ids'
import { readCheckpoint } from '@/lib/notes/checkpoint'
import { KeyFormatError, readVkeyFile } from '@/lib/notes/keys'
import { NoteFormatError, verifyNote } from '@/lib/notes/note'
import type { KnownCheckpoint } from './verify-checkpoints'

/**
 * - `no_key`: the file of keys can't be read
 * - `no_checkpoint`: the text is no signed checkpoint
 * - `not_of_a_business`: it is that of another log, such as the one over all businesses
 * - `not_signed`: none of the keys signed it
 */
export type UnreadCheckpoint = 'no_key' | 'no_checkpoint' | 'not_of_a_business' | 'not_signed'

/** Reads a checkpoint that was kept outside of the database, and checks its signature with keys that were as well. */
export function readKnownCheckpoint(text: string, keys: string): KnownCheckpoint | UnreadCheckpoint {
  try {
    const verifiers = readVkeyFile(keys)
    const { checkpoint, note } = readCheckpoint(text)
    const business = checkpoint.origin.split('/').at(-1)
    if (!isUuid(business)) return 'not_of_a_business'
    if (!verifyNote(note, verifiers).ok) return 'not_signed'
    return { business, size: checkpoint.size, root: checkpoint.root }
  } catch (error) {
    if (error instanceof KeyFormatError) return 'no_key'
    if (error instanceof NoteFormatError) return 'no_checkpoint'
    throw error
  }
}
