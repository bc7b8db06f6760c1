import { addAttempts } from '@/db/queries/people/attempts'
import { BoundedMap } from '@/lib/bounded-map'
import { suppressionHash } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'

export interface Allowance {
  allowed: boolean
  limit: number
  remaining: number
  /** Seconds until the window begins again. */
  resetSeconds: number
}

/** A limit that holds for all web processes together (decision 0213). */
export interface SharedLimit {
  /** Under which name subjects are counted in PostgreSQL. */
  name: string
  limit: number
  windowSeconds: number
  /** Milliseconds of a clock; one that is never set unless a test needs its own. */
  now?: () => number
  settleMs?: number
}

type LimitDeps = Pick<Deps, 'db' | 'clock' | 'pepper' | 'log'>

interface Window {
  /** What this process counted. */
  own: number
  /** The part of it that PostgreSQL has. */
  settled: number
  /** What other processes had counted when this one last settled. */
  others: number
  /** Milliseconds on the clock of this process. */
  endsAt: number
}

/**
 * The most keys that a process remembers, some 20 MB. Beyond them the key that was used longest ago begins again, so
 * the limit then errs in favour of the caller.
 */
const MOST_KEYS = 50_000
/** From one statement to the next, in milliseconds. */
export const SETTLE_MS = 1000
/** The most keys of one statement; others follow with the next. */
const MOST_SETTLED = 1000
/**
 * A process counts a key on its own up to the limit divided by this: hardly anybody comes so far, and who does not
 * never causes a statement.
 */
export const ALONE_SHARE = 10
const WARN_MS = 60_000

/**
 * Returns a function that counts one act of a key and says whether it is within the limit. It only counts in memory.
 * Once a second, what keys beyond a tenth of the limit did is added up in PostgreSQL with what other processes counted,
 * by one statement for all of them. So all processes together may pass more than the limit by what comes within that
 * second, and by a tenth of the limit for each process. While the database can't be reached each process counts on.
 */
export function sharedLimit(shared: SharedLimit): (deps: LimitDeps, key: string) => Allowance {
  const { name, limit, windowSeconds, now = () => performance.now(), settleMs = SETTLE_MS } = shared
  const alone = Math.ceil(limit / ALONE_SHARE)
  const windowMs = windowSeconds * 1000
  const windows = new BoundedMap<Window>(MOST_KEYS)
  const unsettled = new Map<string, Window>()
  let timer: NodeJS.Timeout | null = null
  let warnedAt = -Infinity

  /** Of the last act: a process has only one of each. */
  let latest: LimitDeps | null = null

  const plan = () => {
    timer ??= setTimeout(() => void settle(), settleMs).unref()
  }

  const settle = async (): Promise<void> => {
    if (latest === null) return
    const { db, clock, pepper, log } = latest
    const at = now()
    const wall = clock.now()
    for (const [key, { endsAt }] of unsettled) if (endsAt <= at) unsettled.delete(key)
    const batch = [...unsettled].slice(0, MOST_SETTLED).map(([key, window]) => {
      const amount = window.own - window.settled
      return { key, window, amount, subject: suppressionHash(pepper, `limit:${name}:${key}`) }
    })
    // What is counted meanwhile comes behind the others, so that every key has its turn.
    for (const { key } of batch) unsettled.delete(key)
    try {
      if (batch.length === 0) return
      const counts = await addAttempts(
        db.sql,
        batch.map(({ subject, amount, window }) => ({ subject, amount, until: wall + Math.ceil(window.endsAt - at) })),
        wall,
      )
      const bySubject = new Map(counts.map((count) => [count.subject, count]))
      for (const { key, window, amount, subject } of batch) {
        window.settled += amount
        if (window.settled === window.own && unsettled.get(key) === window) unsettled.delete(key)
        const counted = bySubject.get(subject)
        const endsIn = counted ? counted.endsAt - wall : 0
        // A clock was ahead when the count began: it would hold for as long as that clock was wrong, hours perhaps.
        if (!counted || endsIn > 2 * windowMs) continue
        window.others = Math.max(0, counted.count - window.settled)
        window.endsAt = at + Math.min(endsIn, windowMs)
      }
    } catch (err) {
      if (at - warnedAt >= WARN_MS) {
        log.warn({ err, limit: name }, 'a limit is counted by each process on its own')
        warnedAt = at
      }
      for (const { key, window } of batch) if (!unsettled.has(key)) unsettled.set(key, window)
    } finally {
      timer = null
      if (unsettled.size > 0) plan()
    }
  }

  return (deps, key) => {
    const at = now()
    const known = windows.get(key)
    const isOpen = known !== undefined && at < known.endsAt
    const window = isOpen ? known : { own: 0, settled: 0, others: 0, endsAt: at + windowMs }
    if (window !== known) windows.set(key, window)
    window.own++
    if (window.own > alone) {
      unsettled.set(key, window)
      latest = deps
      plan()
    }
    const taken = window.own + window.others
    return {
      allowed: taken <= limit,
      limit,
      remaining: Math.max(0, limit - taken),
      resetSeconds: Math.ceil((window.endsAt - at) / 1000),
    }
  }
}
