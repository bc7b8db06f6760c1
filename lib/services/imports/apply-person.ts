import type { BusinessConfig } from '@/db/queries/business/config'
import type { ImportedLine } from '@/db/queries/imports/imported-changes'
import { applyChange } from '@/lib/consent/change'
import { effectiveAnswer } from '@/lib/consent/effective'
import { occurredAt } from '@/lib/consent/time'
import { isRefusal, tookEffect } from '@/lib/consent/took-effect'
import { type ContactState, type Effect, EMPTY_CONTACT, type Instant } from '@/lib/consent/types'
import { freshBytes } from '@/lib/fresh-bytes'
import { newId } from '@/lib/ids'
import { encryptEvidence, type KeyRing } from '@/lib/keys'
import { importLineText } from '@/lib/ledger/answer-line'
import { bindTopics, dedupeDigest, identityDigest } from '@/lib/ledger/bindings'
import { SALT_BYTES, sealEvidenceText } from '@/lib/ledger/evidence'
import { lineHash } from '@/lib/ledger/seal'
import { boundTopics } from '@/lib/services/changes/topic-terms'
import { type AnswerKeptOut, judgeAnswer } from '@/lib/services/records/judge-answer'
import { applyToStranger } from './apply-to-stranger'
import { type Group, lineKey, type Person, rowKey, type Saying } from './group-rows'
import { importedChange } from './imported-change'

/** An answer that was understood and does not count. */
export interface KeptOutRow {
  row: number
  place: number
  code: AnswerKeptOut
  /** The change that keeps it out. */
  changeId: string | null
}

/** The result of one person's rows. */
export interface Applied {
  /** The salt under which the first line of a new contact binds their number. */
  salt: Buffer | null
  after: ContactState
  head: { seq: number; hash: string }
  lines: ImportedLine[]
  /** Topics whose registers changed, or hold an answer that was kept out. */
  touched: Set<string>
  /** Whether backends must be updated, and whether that is urgent. */
  moved: boolean
  urgent: boolean
  taken: number
  unchanged: number
  keptOut: KeptOutRow[]
}

/** The state of a contact before their rows are applied. */
export interface Standing {
  contactId: string
  state: ContactState
  head: { seq: number; hash: string }
  /** The keys of all that was imported about the contact before. */
  known: ReadonlySet<string>
  /** Whether this import makes the contact. */
  isNew: boolean
}

export interface ApplyContext {
  businessId: string
  importId: string
  keys: KeyRing
  /** Whether evidence is packed, as the shorter layout has it. */
  packs: boolean
  evidenceDays: number
  config: BusinessConfig
  /** PostgreSQL's time, read after all contacts of the batch were locked. */
  now: Instant
  /** Whether a row of the batch was imported before for another contact, so that its key must differ. */
  areOthers?: boolean
}

/**
 * Applies one person's rows in the order of the file, each group of them as one change, by the same `applyChange` as
 * all other changes. It is pure except for ids, salts and nonces.
 */
export function applyPerson(context: ApplyContext, person: Person, standing: Standing): Applied {
  const result: Applied = {
    salt: standing.isNew ? freshBytes(SALT_BYTES) : null,
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
    const news: Saying[] = []
    const recorded = new Set<Saying>()
    let again = false
    for (const saying of group.sayings) {
      if (isOnRecord(result.after, saying, group)) {
        recorded.add(saying)
        continue
      }
      const key = rowKey(group.key, saying.topicId, saying.answer)
      const isKnown = known.has(key)
      if (isKnown && stillHolds(result.after, saying, group)) continue
      again ||= isKnown
      news.push(saying)
    }
    const effects =
      news.length > 0 ? applyGroup(context, standing.contactId, person, { group, news, again }, result) : []
    if (news.length > 0 && person.groups.length > 1) {
      known = new Set([...known, ...news.map(({ topicId, answer }) => rowKey(group.key, topicId, answer))])
    }
    for (const saying of group.sayings) {
      if (recorded.has(saying)) result.unchanged++
      else count(result, saying, effects)
    }
  }
  return result
}

/**
 * Returns whether the contact's record already contains this answer: the same answer at the same moment, without
 * evidence that might be new. So an import of our own export changes nothing: a person's own No stays the person's, and
 * no answer gets another date or source.
 */
export function isOnRecord(
  state: ContactState,
  { topicId, answer }: Pick<Saying, 'topicId' | 'answer'>,
  { claimed, proof }: Pick<Group, 'claimed' | 'proof'>,
): boolean {
  if (claimed === null || proof !== '') return false
  const held = effectiveAnswer(state.topics[topicId])?.register
  return held?.answer === answer && (held.since === claimed || held.at === claimed)
}

/**
 * Returns whether an answer that was imported before still holds. An answer with a time always does. A No without a
 * time counts from now; a repetition of it is new only if an import or the business's API has recorded a Yes meanwhile.
 */
function stillHolds(state: ContactState, { topicId }: Saying, { claimed }: Group): boolean {
  return claimed !== null || state.topics[topicId]?.lanes.other?.answer === 'out'
}

function applyGroup(
  { businessId, importId, keys, packs, now, evidenceDays, config, areOthers }: ApplyContext,
  contactId: string,
  { identity }: Person,
  { group, news, again }: { group: Group; news: readonly Saying[]; again: boolean },
  result: Applied,
): readonly Effect[] {
  const { at, cut } = occurredAt(group.claimed ?? now, now)
  const changeId = newId()
  const text = evidenceText(importId, group, cut)
  const salt = freshBytes(SALT_BYTES)
  const digest = sealEvidenceText(text, salt)
  const change = importedChange({ id: changeId, at, evidence: digest }, news, group.proof !== '')
  const { after, effects } =
    result.after === EMPTY_CONTACT ? applyToStranger(change) : applyChange(result.after, change)
  if (effects.length === 0) return effects
  const seq = result.head.seq + 1
  const dedupeKey = lineKey(group, news, again || areOthers ? changeId : null)
  const dedupe = dedupeDigest(dedupeKey)
  const topics = boundTopics(
    config,
    effects.flatMap((effect) => ('topicId' in effect ? [effect.topicId] : [])),
  )
  const payload = importLineText({
    businessId,
    contactId,
    seq,
    changeId,
    occurredAt: at,
    recordedAt: now,
    effects,
    evidence: digest,
    evidenceDays,
    dedupe,
    identity: seq === 1 && result.salt ? identityDigest(identity, result.salt) : null,
    topics: topics ?? bindTopics([]),
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
    dedupeKey,
    digest: dedupe,
    evidence: { salt, body: encryptEvidence(keys, text, changeId, packs), digest },
  })
  result.after = after
  result.head = { seq, hash }
  for (const effect of effects) {
    // A No ends the request for confirmation of its topic.
    if (effect.on === 'pending') result.touched.add(effect.topicId)
    if (effect.on !== 'answer') continue
    if (effect.outcome !== 'none') result.touched.add(effect.topicId)
    if (!tookEffect(effect)) continue
    result.moved = true
    if (isRefusal(effect)) result.urgent = true
  }
  return effects
}

/**
 * Returns the text of what a file says beside the answers of a group. `cut`: its time was in the future. The fields are
 * in the order of RFC 8785, so that the text that is kept is the text that was sealed.
 */
export function evidenceText(importId: string, { claimed, proof, source }: Group, cut: boolean): string {
  return JSON.stringify({
    claimedAt: cut && claimed !== null ? new Date(claimed).toISOString() : undefined,
    import: importId,
    proof: proof === '' ? undefined : proof,
    source: source === '' ? undefined : source,
  })
}

/** Counts the outcome of one answer. */
function count(result: Applied, saying: Saying, effects: readonly Effect[]): void {
  const { row, place, topicId, answer } = saying
  const effect = effects.find((each) => each.on === 'answer' && each.topicId === topicId && each.said.answer === answer)
  const judged = judgeAnswer({ topicId, answer }, effect, result.after)
  if (judged.outcome === 'kept_out') result.keptOut.push({ row, place, code: judged.reason, changeId: judged.changeId })
  else result[judged.outcome]++
}
