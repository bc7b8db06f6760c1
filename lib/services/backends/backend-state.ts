import { isHeldReason } from '@/db/queries/backends/held-backends'
import type { Instant } from '@/lib/consent/types'
import { blockAt } from './block-at'
import type { BackendHealth } from './read-backends-health'

/** How a backend is, in one word. */
export type BackendState =
  | 'in_step'
  | 'behind'
  /** Its contacts are read before anything is written. */
  | 'reading'
  | 'token_refused'
  /** The platform blocks the account, for an hour at least. */
  | 'blocked'
  | 'refused'
  | 'secret_lost'
  | 'not_readable'
  | 'disabled'
  /** It answered 410. */
  | 'gone'

/** A change that waits for longer than this is late: refusals take seconds, and a burst of others some minutes. */
const LATE_MS = 5 * 60_000

const TOKEN = /^(http_40[13]|graph_(190|102|463|467))$/
const SECRET = /^(secret_unreadable|key_unknown|key_compromised)$/

type Facts = Pick<BackendHealth, 'status' | 'statusReason' | 'blockedUntil' | 'refusals' | 'others'> & {
  readings: Pick<BackendHealth['readings'], 'hanging'>
}

/** Returns how a backend is, for people who look after it. */
export function backendState(facts: Facts, now: Instant): BackendState {
  const { status, statusReason, blockedUntil, refusals, others, readings } = facts
  const reason = statusReason ?? ''
  const failing = readings.hanging.find(({ reason: why }) => why !== 'budget' && !why.startsWith('http_429'))
  const [failure = ''] = (failing?.reason ?? '').split(':')
  if (status === 'disabled') return reason === 'by_hand' ? 'disabled' : 'gone'
  if (SECRET.test(reason) || SECRET.test(failure)) return 'secret_lost'
  if (TOKEN.test(reason) || TOKEN.test(failure)) return 'token_refused'
  if (failing) return 'not_readable'
  if (status === 'paused') {
    if (isHeldReason(reason)) return 'reading'
    return blockAt(blockedUntil, now) === null ? 'refused' : 'blocked'
  }
  const oldest = Math.min(refusals.oldestSince ?? now, others.oldestSince ?? now)
  return now - oldest > LATE_MS ? 'behind' : 'in_step'
}

/** Whether a backend in this state, or with contacts that were set aside, needs a person. */
export function needsPerson(state: BackendState, setAside: number): boolean {
  return setAside > 0 || !/^(in_step|reading|disabled)$/.test(state)
}
