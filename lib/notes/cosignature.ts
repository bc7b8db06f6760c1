import { COSIGNATURE, isSignedBy, SIGNATURE_BYTES, type Verifier } from './keys'
import type { NoteSignature } from './note'

const TIME_BYTES = 8
/** The last second that a date can show; a witness that counts in microseconds is beyond it. */
const LAST_SECOND = 8_640_000_000_000n

/** Returns the bytes that a witness signs: a checkpoint and the seconds since 1970 (C2SP, tlog-cosignature). */
export function cosignedMessage(text: string, seconds: bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`, 'utf8')
}

/**
 * Returns at which second the witness cosigned the text of a checkpoint, or null when this is not its signature over
 * it.
 */
export function cosignedAt(text: string, signature: NoteSignature, witness: Verifier): number | null {
  const { name, keyId, signature: bytes } = signature
  if (witness.type !== COSIGNATURE || name !== witness.name || keyId !== witness.id) return null
  if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) return null
  const seconds = bytes.readBigUInt64BE(0)
  if (seconds === 0n || seconds > LAST_SECOND) return null
  const isReal = isSignedBy(witness.publicKey, cosignedMessage(text, seconds), bytes.subarray(TIME_BYTES))
  return isReal ? Number(seconds) : null
}
