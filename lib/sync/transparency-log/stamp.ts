import { randomBytes } from 'node:crypto'
import { inBusiness } from '@/db/client'
import { readLastCheckpoint, type StoredCheckpoint } from '@/db/queries/ledger/checkpoints'
import {
  insertTimeStamp,
  readCheckpointAt,
  readLastStamp,
  type StampedCheckpoint,
} from '@/db/queries/ledger/time-stamps'
import { askAuthority } from '@/lib/backends/time-stamp-authority/ask-authority'
import { isWithin } from '@/lib/clock'
import type { Instant } from '@/lib/consent/types'
import { INSTALLATION, SigningFailure } from '@/lib/services/transparency-log/logs'
import type { SyncDeps } from '@/lib/sync/deps'
import { checkStamp, imprintOf } from '@/lib/time-stamps/check'
import { DerError } from '@/lib/time-stamps/der'
import { timeStampRequest } from '@/lib/time-stamps/request'
import { NotGranted, tokenOfReply } from '@/lib/time-stamps/token'
import type { Authority } from './signing'

export type StampDeps = Pick<SyncDeps, 'db' | 'clock' | 'metrics'> & { allowPrivate: readonly string[] }

/** As many as OpenSSL sends: some authorities take no more. */
const NONCE_BYTES = 8
const DAY_MS = 86_400_000
/** How long an authority is left alone that failed, in milliseconds. */
const RETRY_MS = 5 * 60_000

/** Returns what asks for stamps, run after run, and leaves an authority that failed alone for a while. */
export function createStamping() {
  let failed: { at: Instant; failure: SigningFailure } | null = null
  /** @throws SigningFailure `timestamp_failed`, `timestamp_wrong`: also when it failed a moment ago */
  return async (deps: StampDeps, authority: Authority): Promise<void> => {
    const now = deps.clock.now()
    if (failed && isWithin(now, failed.at, RETRY_MS)) throw failed.failure
    try {
      await stampLog(deps, authority)
      failed = null
    } catch (error) {
      if (error instanceof SigningFailure) failed = { at: now, failure: error }
      throw error
    }
  }
}

/**
 * Has the authority stamp a checkpoint of the installation's log, if one is due: it covers the checkpoints of all
 * businesses, so that one stamp is enough for everybody.
 * @throws SigningFailure `timestamp_failed`, `timestamp_wrong`
 */
async function stampLog(deps: StampDeps, authority: Authority): Promise<void> {
  const due = await findDue(deps, authority.everyMs)
  if (!due) return
  try {
    await stamp(deps, authority, due)
    deps.metrics.timeStamps.inc({ outcome: 'stored' })
  } catch (error) {
    if (error instanceof SigningFailure)
      deps.metrics.timeStamps.inc({ outcome: error.problem === 'timestamp_wrong' ? 'wrong' : 'failed' })
    throw error
  }
}

/**
 * Returns the checkpoint that is to be stamped now, or null: the last one of an earlier day (UTC) that has no stamp;
 * else the newest, if the last stamp is old enough.
 */
async function findDue({ db, clock }: StampDeps, everyMs: number): Promise<StoredCheckpoint | null> {
  const now = clock.now()
  return inBusiness(db, INSTALLATION, async (tx) => {
    const stamped = await readLastStamp(tx, INSTALLATION)
    const isOpen = (each: StoredCheckpoint | null): each is StoredCheckpoint =>
      each !== null && each.size > (stamped?.size ?? 0)
    const lastOfDay = await readCheckpointAt(tx, INSTALLATION, startOfDay(now) - 1)
    if (isOpen(lastOfDay)) return lastOfDay
    const newest = await readLastCheckpoint(tx, INSTALLATION)
    return isOpen(newest) && now - lastTime(stamped, now) >= everyMs ? newest : null
  })
}

/**
 * Returns when the last stamp was asked for, by our clock. A clock that was ahead for a moment left checkpoints with a
 * time in the future, which all later ones keep; then the clock of the authority says it, and stamps go on.
 */
function lastTime(stamped: StampedCheckpoint | null, now: Instant): Instant {
  if (!stamped) return -Infinity
  return stamped.madeAt <= now ? stamped.madeAt : stamped.stampedAt
}

const startOfDay = (at: Instant): Instant => Math.floor(at / DAY_MS) * DAY_MS

async function stamp(deps: StampDeps, authority: Authority, { size, keyId, note }: StoredCheckpoint): Promise<void> {
  const imprint = imprintOf(note)
  const nonce = randomBytes(NONCE_BYTES)
  const { url, trusted } = authority
  const sent = await askAuthority({ url, allowPrivate: deps.allowPrivate }, timeStampRequest({ imprint, nonce }))
  if (sent.kind === 'failed') throw new SigningFailure('timestamp_failed', `the authority: ${sent.reason}`)
  const token = readReply(sent.reply)
  const checked = checkStamp(token, { imprint, nonce, trusted })
  if (!checked.ok) throw new SigningFailure('timestamp_wrong', `the time stamp of the authority: ${checked.problem}`)
  const made = { size, keyId, token, authority: checked.authority, stampedAt: checked.at }
  await inBusiness(deps.db, INSTALLATION, (tx) => insertTimeStamp(tx, INSTALLATION, made))
}

function readReply(reply: Buffer): Buffer {
  try {
    return tokenOfReply(reply)
  } catch (error) {
    if (error instanceof NotGranted) throw new SigningFailure('timestamp_failed', `the authority: ${error.message}`)
    if (error instanceof DerError) throw new SigningFailure('timestamp_wrong', `the authority: ${error.message}`)
    throw error
  }
}
