import type { BusinessConfig } from '@/db/queries/business/config'
import { formOf } from '@/db/queries/contacts/answer-form'
import type { AnswerOfMany } from '@/db/queries/imports/first-rows'
import { BoundedMap } from '@/lib/bounded-map'
import { isRefusal } from '@/lib/consent/took-effect'
import { type Change, EMPTY_CONTACT, type Instant } from '@/lib/consent/types'
import { LineTemplate } from '@/lib/ledger/line-template'
import { changedRows } from '@/lib/services/changes/contact-state'
import { boundTopics } from '@/lib/services/changes/topic-terms'
import { applyToStranger } from './apply-to-stranger'
import type { Saying } from './group-rows'
import { importedChange } from './imported-change'

/** What all strangers have in common who said the same: their line but for ids, times and digests, and their rows. */
export interface KnownSayings {
  line: LineTemplate
  answers: readonly AnswerOfMany[]
  isUrgent: boolean
  topicIds: readonly string[]
}

/** Decides what is written beside the answers themselves. */
export interface SayingsContext {
  businessId: string
  evidenceDays: number
  config: BusinessConfig
}

/** A file has a few dozen of them, or so many that each is met too seldom to be kept. */
const MOST_KNOWN = 500

/** As many businesses as have imports at a time: what they said is not kept for ever. */
const MOST_CONFIGURATIONS = 8
/** To make a template takes as long as it saves at five people. */
export const MET_BEFORE = 5

type Met = KnownSayings | number | 'none'

/** By configuration, which never changes. A number: how many strangers said it so far. */
const known = new BoundedMap<BoundedMap<Met>, BusinessConfig>(MOST_CONFIGURATIONS)

/**
 * Returns what strangers have in common who gave these answers in one change, with proof or without, now or at another
 * time. Returns null for the first few of them, and for answers whose rows or lines differ in more than the template
 * says.
 */
export function knownSayings(
  context: SayingsContext,
  sayings: readonly Saying[],
  { codes, isProven, isOfNow }: { codes: string; isProven: boolean; isOfNow: boolean },
): KnownSayings | null {
  let all = known.get(context.config)
  if (!all) known.set(context.config, (all = new BoundedMap<Met>(MOST_KNOWN)))
  const key = `${codes}${isProven ? 'p' : ''}${isOfNow ? 'n' : ''}${context.evidenceDays} ${context.businessId}`
  let found = all.get(key) ?? 0
  if (typeof found === 'number') {
    found = found < MET_BEFORE ? found + 1 : (make(context, sayings, { codes, isProven, isOfNow }) ?? 'none')
    all.set(key, found)
  }
  if (typeof found !== 'object') return null
  // A code holds 72 bits of a digest only.
  const { topicIds } = found
  return sayings.every(({ topicId }, place) => topicId === topicIds[place]) ? found : null
}

function make(
  { businessId, evidenceDays, config }: SayingsContext,
  sayings: readonly Saying[],
  { codes, isProven, isOfNow }: { codes: string; isProven: boolean; isOfNow: boolean },
): KnownSayings | null {
  const topicIds = sayings.map(({ topicId }) => topicId)
  const topics = boundTopics(config, topicIds)
  if (!topics) return null
  const applied = (change: Pick<Change, 'id' | 'at' | 'evidence'>) =>
    applyToStranger(importedChange(change, sayings, isProven))
  const effectsOf = (change: { id: string; at: Instant; evidence: string }) => applied(change).effects
  const line = LineTemplate.of({ businessId, evidenceDays, topics, effectsOf, isOfNow, codes })
  const { after, effects } = applied({ id: SAMPLE_ID, at: 0, evidence: SAMPLE_DIGEST })
  const answers = changedRows(EMPTY_CONTACT, after, topicIds).map(answerOfMany)
  if (!line || !answers.every((answer) => answer !== null)) return null
  return { line, answers, isUrgent: effects.some(isRefusal), topicIds }
}

const SAMPLE_ID = 'any'
const SAMPLE_DIGEST = '5e'.repeat(32)

/** Returns what a row has in common with the same answer of others; null where it holds more than that. */
function answerOfMany(row: ReturnType<typeof changedRows>[number]): AnswerOfMany | null {
  const { since, basis, evidence, lane, terms, proof } = formOf(row, true)
  const isMore = [since, basis, evidence, lane, row.lanes].some((value) => value !== null)
  if (isMore || terms === null || proof === null || row.answer === null) return null
  return { topicId: row.topicId, answer: row.answer, terms, hasDigest: proof === SAMPLE_DIGEST }
}
