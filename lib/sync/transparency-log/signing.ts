import type { X509Certificate } from 'node:crypto'
import type { Verifier } from '@/lib/notes/keys'
import type { Memory } from './memory'
import type { Signer } from './signer'

/** Somebody else who signs that a log only grew. */
export interface Witness {
  url: string
  key: Verifier
}

/** An authority that says when something existed (RFC 3161). */
export interface Authority {
  url: string
  /** Certificates that vouch for it. With none, any stamp counts that is one, and others may still check it. */
  trusted: readonly X509Certificate[]
  /** The least time from one stamp to the next, in milliseconds; the last checkpoint of a day gets one anyway. */
  everyMs: number
}

/** How checkpoints are signed. */
export interface Signing {
  /** Returns the signer, or null when none is set. @throws SigningFailure `key_unreadable` */
  signer: () => Promise<Signer | null>
  memory: Memory
  witnesses: readonly Witness[]
  /** Null: no time stamps are asked for. */
  authority: Authority | null
}
