import { z } from 'zod'
import type { PageQuery } from '@/lib/backends/weni/reader'
import type { Instant } from '@/lib/consent/types'

/**
 * The most contacts that are read again one by one. With more of them, the pages from the first one on are read again.
 */
const MOST_AGAIN = 10
/** After this many tries, a contact that keeps changing is left to the nightly reading. */
const MOST_TRIES = 30
/** The most contacts that are noted as unread. With this many, nothing is known to be read. */
const MOST_UNREAD = 1000
/**
 * A change that the backend committed a little late still has an earlier time, so readings overlap by this many
 * milliseconds.
 */
const OVERLAP_MS = 30_000

const Progress = z.object({
  mode: z.enum(['changes', 'nightly', 'import', 'restore']),
  /** Everything that changed before this time has been read. Null: nothing has been read yet. */
  after: z.string().nullable().default(null),
  /** The next page of a reading that is in progress. */
  page: z.record(z.string(), z.string()).nullable().default(null),
  /** The earliest change of this reading that must be read again. */
  hold: z.string().nullable().default(null),
  /** How often each contact was read again. */
  again: z.record(z.string(), z.number()).default({}),
  /** Contacts that the reading in progress could not read so far. */
  left: z.array(z.string()).default([]),
  /** Contacts that were given up, and of which nothing is known until one of the readings reads them. */
  unread: z.array(z.string()).default([]),
  /** How many readings in a row had to begin again at `hold`. */
  held: z.number().default(0),
  /** When the reading in progress began; null before its first page. */
  begunAt: z.number().nullable().default(null),
  /** When the last reading that was finished began; null: none was. */
  readAt: z.number().nullable().default(null),
  /** The id of its row in `reconciliations`. */
  run: z.string().nullable().default(null),
})
/** How far a reading has come. It is stored as the cursor of a poll. */
export type Progress = z.infer<typeof Progress>

export function newProgress(mode: Progress['mode'], over: Partial<Progress> = {}): Progress {
  return { ...Progress.parse({ mode }), ...over }
}

/**
 * Reads a cursor. One that can’t be read starts the reading again, because reading a contact twice has no further
 * effect.
 */
export function readProgress(cursor: string | null, mode: Progress['mode']): Progress {
  if (cursor === null) return newProgress(mode)
  try {
    const parsed = Progress.safeParse(JSON.parse(cursor))
    return parsed.success ? parsed.data : newProgress(mode)
  } catch {
    return newProgress(mode)
  }
}

/**
 * Returns the progress of a reading of all contacts that begins after one that has come this far or was finished. It
 * keeps what is known to be read. After a restore nothing is known, because our own data was older than the reading.
 */
export function nextReading({ mode, readAt, again, unread }: Progress, over: Partial<Progress> = {}): Progress {
  const isKnown = mode !== 'restore' && readAt !== null
  return newProgress('nightly', isKnown ? { readAt, again, unread, ...over } : over)
}

/** Returns the progress of a reading that begins, or that continues. */
export function started(progress: Progress, now: Instant): Progress {
  return { ...progress, begunAt: progress.begunAt ?? now }
}

/**
 * Returns the moment before which everything about a contact has been read; null when it is not known. What a backend
 * committed a little late may be missing from the last finished reading, and so may what is to be read again or was
 * given up.
 */
export function readUntil({ readAt, again, unread }: Known, uuid: string): Instant | null {
  return readAt === null || again[uuid] !== undefined || unread.includes(uuid) ? null : readAt - OVERLAP_MS
}

type Known = Pick<Progress, 'readAt' | 'again' | 'unread'>

/**
 * Returns the progress of a reading that could not read the contacts `later` so far, and has read `read`. A reading may
 * be stopped and go on later, so both are kept with it.
 */
export function noted(progress: Progress, later: ReadonlySet<string>, read: readonly string[] = []): Progress {
  return {
    ...progress,
    left: [...later].slice(0, MOST_UNREAD),
    unread: progress.unread.filter((uuid) => !read.includes(uuid)),
  }
}

/** Returns the progress after a page: where the next page begins, and which changes must be read again. */
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

/** Returns the progress after the last page: where the next reading begins. */
export function finish(progress: Progress, later: readonly string[]): Progress {
  const isHeld = later.length > MOST_AGAIN && progress.hold !== null && progress.held < MOST_TRIES
  const tries = later.map((uuid) => [uuid, (progress.again[uuid] ?? 0) + 1] as const)
  const again = isHeld ? [] : tries.filter(([, count]) => count < MOST_TRIES).slice(0, MOST_AGAIN)
  const unread = unreadAfter(progress, later, { isHeld, again: again.map(([uuid]) => uuid) })
  const from = isHeld ? progress.hold : progress.after
  return {
    ...progress,
    after: from === null || !Number.isFinite(Date.parse(from)) ? from : earlierBy(from, OVERLAP_MS),
    page: null,
    hold: null,
    again: Object.fromEntries(again),
    left: [],
    unread,
    held: isHeld ? progress.held + 1 : 0,
    begunAt: null,
    readAt: unread.length === MOST_UNREAD ? null : readAtAfter(progress, later),
  }
}

/**
 * Returns the contacts that nobody reads again before they change once more: those that are not read one by one any
 * longer, and, where the pages are read again from `hold` on, those that were not in these pages. A reading of all
 * contacts has read those that were given up before, or they are gone.
 */
function unreadAfter(
  progress: Progress,
  later: readonly string[],
  { isHeld, again }: { isHeld: boolean; again: readonly string[] },
): string[] {
  const before = progress.mode === 'changes' ? progress.unread : progress.unread.filter((uuid) => later.includes(uuid))
  const given = later.filter((uuid) => (isHeld ? progress.again[uuid] !== undefined : !again.includes(uuid)))
  return [...new Set([...before, ...given])].slice(0, MOST_UNREAD)
}

/**
 * Returns the moment up to which everything has been read after a reading that leaves these contacts to be read again.
 * Those that are not read one by one may have a message that this reading did not read, nor the one before, if they
 * were left by that one too.
 */
function readAtAfter({ begunAt, readAt, again }: Progress, later: readonly string[]): Instant | null {
  if (later.length <= MOST_AGAIN) return begunAt
  return later.some((uuid) => again[uuid] !== undefined) ? null : readAt
}

/** Caps a time at the present. A backend whose clock runs ahead must not make us skip later changes. */
function notAfter(at: string | null, now: Instant): string | null {
  const time = Date.parse(at ?? '')
  if (!Number.isFinite(time)) return null
  return time > now ? new Date(now).toISOString() : at
}

function earlierBy(at: string, ms: number): string {
  return new Date(Date.parse(at) - ms).toISOString()
}

/** Compares by time and then as text, because the texts have microseconds, which `Date` drops. */
function byTime(one: string, other: string): number {
  return Date.parse(one) - Date.parse(other) || (one < other ? -1 : one > other ? 1 : 0)
}

const dated = (times: readonly (string | null)[]) =>
  times.filter((at): at is string => Number.isFinite(Date.parse(at ?? '')))
const latest = (times: readonly (string | null)[]): string | null => dated(times).sort(byTime).at(-1) ?? null
const earliest = (times: readonly (string | null)[]): string | null => dated(times).sort(byTime)[0] ?? null
