/** What happened to a template in Meta's words, the oldest first. */
export interface MetaEvent {
  kind: 'status' | 'quality'
  /** The status or the quality. */
  word: string
  /** Meta's `other_info.title`: `FIRST_PAUSE`, `SECOND_PAUSE`, `RATE_LIMITING_PAUSE` and others. */
  title: string | null
  at: number
}

/**
 * The step of a template on Meta's ladder. "At RED a template is paused: the 1st time for 3 h, the 2nd for 6 h, the
 * 3rd time it is disabled" (docs/reference/whatsapp.md, 3).
 *
 * - `fine`: nothing threatens it
 * - `warned`: Meta rates it YELLOW or has flagged it, and may pause it soon
 * - `in_danger`: Meta rates it RED
 * - `paused`: Meta holds it, and ends that by itself at `endsAt`
 * - `paused_open`: Meta holds it without saying for how long, as after a pause for its pace
 * - `disabled`: for good
 */
export interface Ladder {
  step: 'fine' | 'warned' | 'in_danger' | 'paused' | 'paused_open' | 'disabled'
  /** How often Meta has paused it for its quality. */
  pauses: number
  /** When the present pause ends; null: there is none, or Meta did not say. */
  endsAt: number | null
  /** What Meta does the next time: a pause of some hours, or the end; null: nothing is next. */
  next: { pauseHours: number } | 'disabled' | null
}

const HOUR_MS = 3_600_000
/** The hours of the first pause and of the second. */
const PAUSE_HOURS = [3, 6] as const

/** Returns the step of a template at `now`, from what Meta sent about it and what holds now. */
export function ladderOf(
  { status, quality, events }: { status: string | null; quality: string | null; events: readonly MetaEvent[] },
  now: number,
): Ladder {
  const forQuality = events.filter(
    ({ kind, word, title }) => kind === 'status' && word === 'PAUSED' && title !== 'RATE_LIMITING_PAUSE',
  )
  const pauses = Math.max(forQuality.length, ...forQuality.map(({ title }) => NUMBERS[title ?? ''] ?? 0), 0)
  const hours = PAUSE_HOURS[pauses]
  const next = hours === undefined ? 'disabled' : { pauseHours: hours }
  if (status === 'DISABLED') return { step: 'disabled', pauses, endsAt: null, next: null }
  if (status === 'PAUSED') {
    const last = events.findLast(({ kind, word }) => kind === 'status' && word === 'PAUSED')
    const held = PAUSE_HOURS[pauses - 1]
    const endsAt = last && last.title !== 'RATE_LIMITING_PAUSE' && held !== undefined ? last.at + held * HOUR_MS : null
    // Meta's time is over, and the message that it ended has not arrived.
    if (endsAt === null || endsAt <= now) return { step: 'paused_open', pauses, endsAt: null, next }
    return { step: 'paused', pauses, endsAt, next }
  }
  if (quality === 'RED') return { step: 'in_danger', pauses, endsAt: null, next }
  const isWarned = quality === 'YELLOW' || status === 'FLAGGED'
  return { step: isWarned ? 'warned' : 'fine', pauses, endsAt: null, next }
}

const NUMBERS: Readonly<Record<string, number>> = { FIRST_PAUSE: 1, SECOND_PAUSE: 2 }
