import type { MarkSeen } from '@/db/queries/sync/observed-marks'
import type { Mirror } from '@/lib/backends/backend'
import type { WeniRecord } from '@/lib/backends/weni/contact'
import { readSnapshot } from '@/lib/backends/weni/plan'
import { MISSED_FIELD } from '@/lib/backends/weni/settings'
import { compare, type Finding, refuses } from '@/lib/backends/weni/three-way'
import { effectiveAnswer } from '@/lib/consent/effective'
import type { ContactState, Instant, Statement } from '@/lib/consent/types'
import type { Locked } from '@/lib/services/changes/change-request'
import { decideTopics } from '@/lib/services/decisions/decide-topics'
import type { Deps } from '@/lib/services/deps'

/**
 * Why a backend is read:
 * - `changes`: what was changed in it since the last reading, compared with what was last mirrored
 * - `nightly`: everything, compared with what was last mirrored
 * - `import`: the first connection. We have written nothing there yet, so every No is the backend's own
 * - `restore`: our own data is old, so every No there counts where we would send
 */
export type ReadingMode = 'changes' | 'nightly' | 'import' | 'restore'

export interface Reading {
  deps: Deps
  businessId: string
  backendId: string
  mode: ReadingMode
  mirrors: readonly Mirror[]
  /** The ids of the static groups that exist; null if they were not read. */
  groups: ReadonlySet<string> | null
  /**
   * Returns the moment before which everything that the backend's record with this uuid held has been read; null when
   * it is not known.
   */
  readUntil(uuid: string): Instant | null
}

/**
 * For this many milliseconds after a contact was changed, a call of a flow about it may still be on its way: the flow
 * sets Weni's switch before it calls us, and gives up after 15 s.
 */
const FLOW_MS = 20_000

/** Returns whether nothing is written to the backend while it is read. */
export function isHeld({ mode }: Pick<Reading, 'mode'>): boolean {
  return mode === 'import' || mode === 'restore'
}

/** Returns whether nothing of ours was ever sent to the contact in this backend. */
function isUntouched(mark: MarkSeen | null): boolean {
  return !mark || (mark.mirrored === null && mark.confirmedVersion === 0 && mark.attempts === 0 && !mark.claimed)
}

/** Returns whether what was read can be told from our own writes, because none is under way. */
function isQuiet(mark: MarkSeen | null): boolean {
  if (!mark || isUntouched(mark)) return !mark?.uncertain
  return !mark.claimed && !mark.due && !mark.uncertain
}

/** Compares a contact's record in the backend with what we last knew of it. */
export function findingOf(
  reading: Pick<Reading, 'mode' | 'mirrors' | 'groups'>,
  record: WeniRecord,
  mark: MarkSeen | null,
): Finding {
  const { mode, mirrors, groups } = reading
  const known = mode === 'import' ? null : readSnapshot(mark?.mirrored ?? null)
  // After a restore what we knew is old. It still shows who was in a group. A field's value, and a group of those who
  // refuse, mean No by themselves.
  const baseline = known && mode === 'restore' ? { fields: {}, groups: positive(mirrors, known.groups) } : known
  return compare(record, { mirrors, baseline, groups })
}

function positive(mirrors: readonly Mirror[], groups: Readonly<Record<string, boolean>>): Record<string, boolean> {
  const negative = new Set(mirrors.flatMap(({ groupUuid, inverted }) => (groupUuid && inverted ? [groupUuid] : [])))
  return Object.fromEntries(Object.entries(groups).filter(([uuid]) => !negative.has(uuid)))
}

/**
 * Returns whether a record contains something that needs a second look.
 * @param holders the marks of our contacts behind the record; empty if we do not know the person
 */
export function isNews(reading: Reading, record: WeniRecord, holders: readonly { mark: MarkSeen | null }[]): boolean {
  if (missedTextOf(record) !== '') return true
  // In a reading of changes, a person whom we do not know and who refused nothing is left alone. Every other contact is
  // to be mirrored.
  if (holders.length === 0) return reading.mode !== 'changes' || refuses(findingOf(reading, record, null))
  return holders.some(({ mark }) => {
    const finding = findingOf(reading, record, mark)
    if (refuses(finding) || finding.drift.length > 0) return true
    // If nothing was mirrored yet and nothing is refused there, the worker writes all of it anyway.
    return finding.differs && (isHeld(reading) || mark?.mirrored != null)
  })
}

/** Returns what a person wrote while the flow could not reach us: the flow left it in a field. */
export function missedTextOf(record: WeniRecord): string {
  return String(record.fields[MISSED_FIELD] ?? '').trim()
}

/** Returns whether what a record contains may be our own write, or a call of a flow that is still on its way to us. */
export function isTooEarly(reading: Reading, record: WeniRecord, mark: MarkSeen | null): boolean {
  if (isHeld(reading)) return false
  if (!isQuiet(mark)) return true
  const age = reading.deps.clock.now() - Date.parse(record.modified_on ?? '')
  return age >= -FLOW_MS && age < FLOW_MS && findingOf(reading, record, mark).marketingOut
}

/**
 * Returns whether a stop of a contact in the backend is doubtful: what we knew of it is lost, and the person has
 * returned here since some stop, which may be the same one. A member of the business has to judge it.
 */
export function isDoubtfulStop(
  { mode }: Pick<Reading, 'mode'>,
  finding: Finding,
  mark: MarkSeen | null,
  state: ContactState,
): boolean {
  if (mode === 'restore' || !finding.stop || !state.stop || state.stop.on) return false
  return !isUntouched(mark) && readSnapshot(mark?.mirrored ?? null)?.status === undefined
}

/**
 * Returns what a finding contains that we do not know yet, as statements of a change. A No that we know from an earlier
 * time is stated again: else a Yes from in between that arrives late would win over it.
 * @param at when the finding was made in the backend
 */
export function statementsOfFinding(
  { mode }: Pick<Reading, 'mode'>,
  finding: Finding,
  { state, config, now }: Pick<Locked, 'state' | 'config' | 'now'>,
  { at, isDoubtful }: { at: Instant; isDoubtful: boolean },
): Statement[] {
  const allowed = new Set(
    decideTopics([state], config.topics, now).flatMap((topic) => (topic.allowed ? [topic.topicId] : [])),
  )
  const statements: Statement[] = []
  const isNew = (register: { at: Instant } | null) => register === null || (mode !== 'restore' && register.at < at)
  if (finding.stop && !isDoubtful && isNew(state.stop?.on ? state.stop : null))
    statements.push({ on: 'stop', value: true })
  for (const topic of config.topics) {
    if (topic.archived || topic.policy === 'required') continue
    const refused = finding.out.includes(topic.id) || (finding.marketingOut && topic.category === 'marketing')
    const known = effectiveAnswer(state.topics[topic.id])?.register
    if (!refused || !isNew(known?.answer === 'out' ? known : null)) continue
    // After a restore the backend also shows our own No of a policy or a pause, which is no refusal of the person.
    if (mode === 'restore' && !allowed.has(topic.id)) continue
    statements.push({ on: 'answer', topicId: topic.id, answer: 'out' })
  }
  return statements
}
