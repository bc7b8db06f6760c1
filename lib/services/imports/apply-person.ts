import type { ImportedLine } from '@/db/queries/imports/imported-changes'
import { applyChange } from '@/lib/consent/change'
import { effectiveAnswer, isStoppedFor } from '@/lib/consent/effective'
import { occurredAt } from '@/lib/consent/time'
import { isRefusal, tookEffect } from '@/lib/consent/took-effect'
import { type Change, type ContactState, type Effect, EMPTY_CONTACT, type Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import type { KeyRing } from '@/lib/keys'
import { encryptEvidence, freshBytes } from '@/lib/keys'
import { importLineText } from '@/lib/ledger/answer-line'
import { SALT_BYTES, sealEvidenceText } from '@/lib/ledger/evidence'
import { lineHash } from '@/lib/ledger/seal'
import { applyToStranger } from './apply-to-stranger'
import { type Group, lineKey, type Person, rowKey } from './group-rows'
import type { RowStatement } from './read-rows'

/** Why an answer does not hold, though it was understood; the line that keeps it out is named beside it. */
export const KEPT_OUT = ['refused_by_person', 'refused_since', 'stopped', 'agreed_since', 'released', 'erased'] as const
export type KeptOut = (typeof KEPT_OUT)[number]

export interface KeptOutRow {
  row: number
  place: number
  code: KeptOut
  /** The change that keeps it out; null for a number that was released or erased. */
  changeId: string | null
}

/** What became of one person's rows. */
export interface Applied {
  after: ContactState
  head: { seq: number; hash: string }
  lines: ImportedLine[]
  /** Topics whose registers moved, or remember what was kept out. */
  touched: Set<string>
  /** Whether a backend has to hear of it, and whether before others. */
  moved: boolean
  urgent: boolean
  taken: number
  unchanged: number
  keptOut: KeptOutRow[]
}

/** Where somebody stands before their rows are applied. */
export interface Standing {
  contactId: string
  state: ContactState
  head: { seq: number; hash: string }
  /** The keys of all that was imported about them before. */
  known: ReadonlySet<string>
}

export interface ApplyContext {
  businessId: string
  importId: string
  keys: KeyRing
  /** PostgreSQL's time, read when everybody of the batch was locked. */
  now: Instant
}

/**
 * Applies one person's rows in the order of the file, each group of them as one change, by the same `applyChange` as everything else.
 * Pure but for ids, salts and nonces.
 */
export function applyPerson(context: ApplyContext, person: Person, standing: Standing): Applied {
  const result: Applied = {
    after: standing.state,
    head: standing.head,
    lines: [],
    touched: new Set(),
    moved: false,
    urgent: false,
    taken: 0,
    unchanged: 0,
    keptOut: [],
  }
  let known = standing.known
  for (const group of person.groups) {
    const news: RowStatement[] = []
    const recorded = new Set<RowStatement>()
    let again = false
    for (const saying of group.sayings) {
      if (isOnRecord(result.after, saying)) {
        recorded.add(saying)
        continue
      }
      const key = rowKey(group.key, saying.topicId, saying.answer)
      const isKnown = known.has(key)
      if (isKnown && stillSaid(result.after, saying)) continue
      again ||= isKnown
      news.push(saying)
    }
    const effects = news.length > 0 ? applyGroup(context, standing.contactId, group, news, again, result) : []
    if (news.length > 0 && person.groups.length > 1) {
      known = new Set([...known, ...news.map(({ topicId, answer }) => rowKey(group.key, topicId, answer))])
    }
    for (const saying of group.sayings) {
      if (recorded.has(saying)) result.unchanged++
      else judge(result, saying, effects)
    }
  }
  return result
}

type OnRecord = Pick<RowStatement, 'topicId' | 'answer' | 'claimed' | 'proof'>

/**
 * Whether this is what the contact's record says already: the same answer, said at the same moment, and no proof that might be new. So our
 * own export, imported again, changes nothing: a person's own No stays the person's, and no answer gets another date or source.
 */
export function isOnRecord(state: ContactState, { topicId, answer, claimed, proof }: OnRecord): boolean {
  if (claimed === null || proof !== '') return false
  const held = effectiveAnswer(state.topics[topicId])?.register
  return held?.answer === answer && (held.since === claimed || held.at === claimed)
}

/**
 * Whether an answer that was imported before need not be said again. One with a time never; a No without one counts as now, and sent again it
 * is news only where an import or the business's API said Yes meanwhile.
 */
function stillSaid(state: ContactState, { claimed, topicId }: RowStatement): boolean {
  return claimed !== null || state.topics[topicId]?.lanes.other?.answer === 'out'
}

function applyGroup(
  { businessId, importId, keys, now }: ApplyContext,
  contactId: string,
  group: Group,
  news: readonly RowStatement[],
  again: boolean,
  result: Applied,
): readonly Effect[] {
  const { at, cut } = occurredAt(group.claimed ?? now, now)
  const changeId = newId()
  // In the order of RFC 8785, so that the text kept is the text sealed.
  const text = JSON.stringify({
    claimedAt: cut && group.claimed !== null ? new Date(group.claimed).toISOString() : undefined,
    import: importId,
    proof: group.proof === '' ? undefined : group.proof,
    source: group.source === '' ? undefined : group.source,
  })
  const salt = freshBytes(SALT_BYTES)
  const digest = sealEvidenceText(text, salt)
  const change: Change = {
    id: changeId,
    kind: 'preferences',
    at,
    actor: 'import',
    method: 'import',
    notice: null,
    evidence: digest,
    proven: group.proof !== '',
    statements: news.map(({ topicId, answer }) => ({
      on: 'answer',
      topicId,
      answer,
      basis: answer === 'in' ? 'consent' : null,
    })),
  }
  const { after, effects } =
    result.after === EMPTY_CONTACT ? applyToStranger(change) : applyChange(result.after, change)
  if (effects.length === 0) return effects
  const seq = result.head.seq + 1
  const payload = importLineText({
    businessId,
    contactId,
    seq,
    changeId,
    occurredAt: at,
    recordedAt: now,
    effects,
    evidence: digest,
  })
  const prev = result.head.hash
  const hash = lineHash(payload, prev)
  result.lines.push({
    contactId,
    seq,
    changeId,
    occurredAt: at,
    payload,
    prev,
    hash,
    dedupeKey: lineKey(group, news, again ? changeId : null),
    evidence: { salt, body: encryptEvidence(keys, text, changeId), digest },
  })
  result.after = after
  result.head = { seq, hash }
  for (const effect of effects) {
    if (effect.on !== 'answer') continue
    if (effect.outcome !== 'none') result.touched.add(effect.topicId)
    if (!tookEffect(effect)) continue
    result.moved = true
    if (isRefusal(effect)) result.urgent = true
  }
  return effects
}

/** What became of one answer: it holds now, it held before, or something else holds. */
function judge(result: Applied, saying: RowStatement, effects: readonly Effect[]): void {
  const { row, place, topicId, answer } = saying
  const held = effectiveAnswer(result.after.topics[topicId])
  const keeper = keptOutBy(result.after, saying, held)
  if (keeper) {
    result.keptOut.push({ row, place, ...keeper })
    return
  }
  for (const effect of effects) {
    if (effect.on !== 'answer' || effect.topicId !== topicId || effect.said.answer !== answer) continue
    if (effect.outcome === 'none') break
    result.taken++
    return
  }
  result.unchanged++
}

function keptOutBy(
  state: ContactState,
  { topicId, answer }: RowStatement,
  held: ReturnType<typeof effectiveAnswer>,
): Pick<KeptOutRow, 'code' | 'changeId'> | null {
  if (answer === 'out') {
    return held?.register.answer === 'in' ? { code: 'agreed_since', changeId: held.register.changeId } : null
  }
  if (held?.register.answer === 'out') {
    const code = held.lane === 'own' ? 'refused_by_person' : 'refused_since'
    return { code, changeId: held.register.changeId }
  }
  return isStoppedFor(state, topicId) ? { code: 'stopped', changeId: state.stop?.changeId ?? null } : null
}
