import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { type LogHealth, readLogHealth } from './log-health'
import { readLogCheckpoint, readLogKeys } from './read-log'

export interface EvidenceState {
  outcome: 'read'
  health: LogHealth
  /** The public keys of the log, a verifier key on each line; null before the first checkpoint. */
  keys: string | null
  /** The newest checkpoint with its cosignatures; null before the first. */
  checkpoint: string | null
}

/** Returns how far the log of a business is signed, and what somebody else needs to check it. */
export async function readEvidenceState(deps: Deps, caller: Caller): Promise<EvidenceState | NotAllowed> {
  const { businessId } = caller
  const allowed = await inBusinessFor(deps, caller, 'evidence.read', () =>
    Promise.resolve({ outcome: 'read' as const }),
  )
  if (allowed.outcome === 'not_allowed') return allowed
  const [health, keys, checkpoint] = await Promise.all([
    readLogHealth(deps, businessId),
    readLogKeys(deps, businessId),
    readLogCheckpoint(deps, businessId),
  ])
  return { outcome: 'read', health, keys, checkpoint }
}
