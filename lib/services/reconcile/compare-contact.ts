import type { MarkSeen } from '@/db/queries/sync/observed-marks'
import type { Mirror } from '@/lib/backends/backend'
import type { WeniRecord } from '@/lib/backends/weni/contact'
import { readSnapshot } from '@/lib/backends/weni/plan'
import { MISSED_FIELD } from '@/lib/backends/weni/settings'
import { compare, type Finding, refuses } from '@/lib/backends/weni/three-way'
import { effectiveAnswer } from '@/lib/consent/effective'
import type { ContactState, Statement } from '@/lib/consent/types'
import type { Locked } from '@/lib/services/changes/change-request'
import { decideTopics } from '@/lib/services/decisions/decide-topics'
import type { Deps } from '@/lib/services/deps'

/**
 * Why a backend is read.
 * - `changes` what was changed there since the last look, `nightly` everything: against what was last mirrored
 * - `import` the first connection: nothing of ours stands there yet, so every No is theirs
 * - `restore` our own data is old: every No there counts where we would send
 */
export type ReadingMode = 'changes' | 'nightly' | 'import' | 'restore'

export interface Reading {
  deps: Deps
  businessId: string
  backendId: string
  mode: ReadingMode
  mirrors: readonly Mirror[]
  /** The static groups that exist; null: not asked. */
  groups: ReadonlySet<string> | null
}

/**
 * The flow sets Weni's switch before it calls us, and gives up after 15 s: until then what it says may be on its way to
 * us.
 */
const FLOW_MS = 20_000

/** Whether nothing is written to the backend while it is read. */
export function isHeld({ mode }: Pick<Reading, 'mode'>): boolean {
  return mode === 'import' || mode === 'restore'
}

/** Whether nothing of ours was ever on its way to the contact. */
function isUntouched(mark: MarkSeen | null): boolean {
  return !mark || (mark.mirrored === null && mark.confirmedVersion === 0 && mark.attempts === 0 && !mark.claimed)
}

/** Whether what was read can be told from our own writing: nothing is under way. */
function isQuiet(mark: MarkSeen | null): boolean {
  if (!mark || isUntouched(mark)) return !mark?.uncertain
  return !mark.claimed && !mark.due && !mark.uncertain
}

/** What a contact says against what we last knew of it. */
export function findingOf(
  reading: Pick<Reading, 'mode' | 'mirrors' | 'groups'>,
  record: WeniRecord,
  mark: MarkSeen | null,
): Finding {
  const { mode, mirrors, groups } = reading
  const known = mode === 'import' ? null : readSnapshot(mark?.mirrored ?? null)
  // After a restore what we knew is old. It still tells who was in a group; a value, and a list of those who refuse,
  // say No by themselves.
  const baseline = known && mode === 'restore' ? { fields: {}, groups: positive(mirrors, known.groups) } : known
  return compare(record, { mirrors, baseline, groups })
}

function positive(mirrors: readonly Mirror[], groups: Readonly<Record<string, boolean>>): Record<string, boolean> {
  const negative = new Set(mirrors.flatMap(({ groupUuid, inverted }) => (groupUuid && inverted ? [groupUuid] : [])))
  return Object.fromEntries(Object.entries(groups).filter(([uuid]) => !negative.has(uuid)))
}

/**
 * Whether a record says something that is worth a second look.
 * @param holders the marks of our contacts behind the record; none: nobody we know
 */
export function isNews(reading: Reading, record: WeniRecord, holders: readonly { mark: MarkSeen | null }[]): boolean {
  if (missedTextOf(record) !== '') return true
  // The API's list of changes leaves alone whom we do not know and who refused nothing; everybody else is to be mirrored.
  if (holders.length === 0) return reading.mode !== 'changes' || refuses(findingOf(reading, record, null))
  return holders.some(({ mark }) => {
    const finding = findingOf(reading, record, mark)
    if (refuses(finding) || finding.drift.length > 0) return true
    // Never mirrored, and nothing is refused there: the worker writes all of it anyway.
    return finding.differs && (isHeld(reading) || mark?.mirrored != null)
  })
}

/** What a person wrote while we could not be reached: the flow left it in a field. */
export function missedTextOf(record: WeniRecord): string {
  return String(record.fields[MISSED_FIELD] ?? '').trim()
}

/** Whether what a record says may be our own writing, or a call of a flow that is still on its way to us. */
export function isTooEarly(reading: Reading, record: WeniRecord, mark: MarkSeen | null): boolean {
  if (isHeld(reading)) return false
  if (!isQuiet(mark)) return true
  const age = reading.deps.clock.now() - Date.parse(record.modified_on ?? '')
  return age >= -FLOW_MS && age < FLOW_MS && findingOf(reading, record, mark).marketingOut
}

/**
 * Whether a contact is stopped there while what we knew of it is lost, and the person has come back here since some
 * stop: it may be the same one. For a person of the business to judge.
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

/** Returns what a finding says that we do not know yet, as statements of a change. */
export function statementsOfFinding(
  { mode }: Pick<Reading, 'mode'>,
  finding: Finding,
  { state, config, now }: Pick<Locked, 'state' | 'config' | 'now'>,
  isDoubtful: boolean,
): Statement[] {
  const allowed = new Set(
    decideTopics([state], config.topics, now).flatMap((topic) => (topic.allowed ? [topic.topicId] : [])),
  )
  const statements: Statement[] = []
  if (finding.stop && !isDoubtful && !state.stop?.on) statements.push({ on: 'stop', value: true })
  for (const topic of config.topics) {
    if (topic.archived || topic.policy === 'required') continue
    const refused = finding.out.includes(topic.id) || (finding.marketingOut && topic.category === 'marketing')
    if (!refused || effectiveAnswer(state.topics[topic.id])?.register.answer === 'out') continue
    // After a restore our own No of a policy or a pause stands there as well; it is no refusal of anybody.
    if (mode === 'restore' && !allowed.has(topic.id)) continue
    statements.push({ on: 'answer', topicId: topic.id, answer: 'out' })
  }
  return statements
}
