import { z } from 'zod'
import type { PageQuery } from '@/lib/backends/weni/reader'
import type { Instant } from '@/lib/consent/types'

/** Contacts that are looked at again one by one; with more of them their whole stretch is read again. */
const MOST_AGAIN = 10
/** After so many looks a contact that never comes to rest is left to the nightly reading. */
const MOST_TRIES = 30
/** What was committed in the backend a little late still has an earlier time. */
const OVERLAP_MS = 30_000

const Progress = z.object({
  mode: z.enum(['changes', 'nightly', 'import', 'restore']),
  /** Everything changed before this has been read; null: nothing yet. */
  after: z.string().nullable().default(null),
  /** The next page of a reading that is under way. */
  page: z.record(z.string(), z.string()).nullable().default(null),
  /** The earliest change of this reading that must be looked at again. */
  hold: z.string().nullable().default(null),
  /** How often each contact was looked at again. */
  again: z.record(z.string(), z.number()).default({}),
  /** Readings in a row that were held back. */
  held: z.number().default(0),
  /** The reconciliation this is part of. */
  run: z.string().nullable().default(null),
})
/** How far a reading has come; kept as a poll's cursor. */
export type Progress = z.infer<typeof Progress>

export function newProgress(mode: Progress['mode'], over: Partial<Progress> = {}): Progress {
  return { ...Progress.parse({ mode }), ...over }
}

/** Reads a cursor; one that can't be read starts again: reading twice is once. */
export function readProgress(cursor: string | null, mode: Progress['mode']): Progress {
  if (cursor === null) return newProgress(mode)
  try {
    const parsed = Progress.safeParse(JSON.parse(cursor))
    return parsed.success ? parsed.data : newProgress(mode)
  } catch {
    return newProgress(mode)
  }
}

/** After a page: where the next begins, and which of its contacts are to be looked at again. */
export function advance(
  progress: Progress,
  page: { modifiedOn: readonly (string | null)[]; next: PageQuery | null; later: readonly (string | null)[] },
  now: Instant,
): Progress {
  return {
    ...progress,
    after: latest([progress.after, ...page.modifiedOn.map((at) => notAfter(at, now))]),
    page: page.next && { ...page.next },
    hold: earliest([progress.hold, ...page.later]),
  }
}

/** After the last page: where the next reading begins. */
export function finish(progress: Progress, later: readonly string[]): Progress {
  const isHeld = later.length > MOST_AGAIN && progress.hold !== null && progress.held < MOST_TRIES
  const tries = later.map((uuid) => [uuid, (progress.again[uuid] ?? 0) + 1] as const)
  const again = isHeld ? [] : tries.filter(([, count]) => count < MOST_TRIES).slice(0, MOST_AGAIN)
  const from = isHeld ? progress.hold : progress.after
  return {
    ...progress,
    after: from === null || !Number.isFinite(Date.parse(from)) ? from : earlierBy(from, OVERLAP_MS),
    page: null,
    hold: null,
    again: Object.fromEntries(again),
    held: isHeld ? progress.held + 1 : 0,
  }
}

/** A backend whose clock runs ahead, or that lies, must not make us skip what comes meanwhile. */
function notAfter(at: string | null, now: Instant): string | null {
  const time = Date.parse(at ?? '')
  if (!Number.isFinite(time)) return null
  return time > now ? new Date(now).toISOString() : at
}

function earlierBy(at: string, ms: number): string {
  return new Date(Date.parse(at) - ms).toISOString()
}

/** By time, then as text: these have microseconds, which a `Date` drops. */
function byTime(one: string, other: string): number {
  return Date.parse(one) - Date.parse(other) || (one < other ? -1 : one > other ? 1 : 0)
}

const dated = (times: readonly (string | null)[]) =>
  times.filter((at): at is string => Number.isFinite(Date.parse(at ?? '')))
const latest = (times: readonly (string | null)[]): string | null => dated(times).sort(byTime).at(-1) ?? null
const earliest = (times: readonly (string | null)[]): string | null => dated(times).sort(byTime)[0] ?? null
