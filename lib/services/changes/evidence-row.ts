import type { EvidenceRow } from '@/db/queries/ledger/evidence'
import type { Instant } from '@/lib/consent/types'
import { freshBytes } from '@/lib/fresh-bytes'
import { encryptEvidence } from '@/lib/keys'
import { SALT_BYTES, sealEvidence } from '@/lib/ledger/evidence'
import type { Deps } from '@/lib/services/deps'

const DAY_MS = 86_400_000

/** The evidence of a change before it is encrypted, and its digest, which stays in the ledger. */
export interface SealedEvidence {
  salt: Buffer
  text: string
  digest: string
}

/**
 * Returns evidence under a new salt, one for each piece of evidence. The salt is stored and deleted with the evidence.
 * After that the digest can't be used to test a guess of what the evidence was.
 */
export function sealedEvidence(body: Readonly<Record<string, unknown>>): SealedEvidence {
  const salt = freshBytes(SALT_BYTES)
  return { salt, text: JSON.stringify(body), digest: sealEvidence(body, salt) }
}

/**
 * Returns the row that keeps the evidence of a line, encrypted, for as long as the installation says. `packs`: in the
 * shorter layout.
 */
export function evidenceRow(
  { keys, settings }: Pick<Deps, 'keys' | 'settings'>,
  { salt, text, digest }: SealedEvidence,
  place: { changeId: string; contactId: string; recordedAt: Instant; packs: boolean },
): EvidenceRow {
  const { changeId, contactId, recordedAt, packs } = place
  return {
    changeId,
    contactId,
    salt,
    body: encryptEvidence(keys, text, changeId, packs),
    digest,
    keepUntil: recordedAt + settings.evidenceDays * DAY_MS,
  }
}
