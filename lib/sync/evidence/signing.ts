import type { Verifier } from '@/lib/notes/keys'
import type { Memory } from './memory'
import type { Signer } from './signer'

/** Somebody else who signs that a log only grew. */
export interface Witness {
  url: string
  key: Verifier
}

/** How checkpoints are signed. */
export interface Signing {
  /** Returns the signer, or null when none is set. @throws SigningFailure `key_unreadable` */
  signer: () => Promise<Signer | null>
  memory: Memory
  witnesses: readonly Witness[]
}
