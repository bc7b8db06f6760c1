import type { Instant } from '@/lib/consent/types'

/**
 * The id under which the log of the installation is stored, as if it were a business: its entries are the checkpoints
 * of all businesses. No business has this id.
 */
export const INSTALLATION = '00000000-0000-0000-0000-000000000000'

/**
 * Returns the origin of a log: the name that its checkpoints begin with. `name` is that of the signing key, which is
 * outside of the database, so that nobody who writes to the database can rename a log.
 */
export function originOf(name: string, businessId: string): string {
  return businessId === INSTALLATION ? name : `${name}/${businessId}`
}

/** From one checkpoint of a log to the next, while lines are added. */
export const CHECKPOINT_MS = 60_000

/**
 * Why a log can't be signed:
 * - `key_unreadable`: there is no readable key where the settings name one
 * - `signer_failed`: the command that signs ended with an error, or with something that is no signature of its key
 * - `signer_slow`: it did not end in time
 * - `memory_failed`: what was last signed can't be read or written outside of the database
 * - `rolled_back`: a larger or another tree was signed before than the database has now
 * - `tree_changed`: the stored tree is not the one that the last checkpoint in the database was signed for
 * - `line_missing`: a line that has a position in the feed is no longer in the ledger, or the positions have a gap
 * - `witness_failed`: a witness did not cosign the last checkpoint
 * - `timestamp_failed`: the authority gave no time stamp for it
 * - `timestamp_wrong`: what it gave is not a time stamp of this checkpoint by an authority that is trusted
 */
export const SIGNING_PROBLEMS = [
  'key_unreadable',
  'signer_failed',
  'signer_slow',
  'memory_failed',
  'rolled_back',
  'tree_changed',
  'line_missing',
  'witness_failed',
  'timestamp_failed',
  'timestamp_wrong',
] as const
export type SigningProblem = (typeof SIGNING_PROBLEMS)[number]

/** Thrown where a log can't be signed. The message says more, for the log of the process. */
export class SigningFailure extends Error {
  readonly problem: SigningProblem
  /** For `rolled_back`: when what is remembered was signed. */
  readonly signedAt: Instant | null

  constructor(problem: SigningProblem, message: string, signedAt: Instant | null = null) {
    super(message)
    this.problem = problem
    this.signedAt = signedAt
  }
}
