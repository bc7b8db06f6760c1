import type { Tx } from '@/db/client'
import type { BusinessConfig, TopicConfig } from '@/db/queries/business/config'
import { type NamedSource, nameSenders, nameSources, type SenderName } from '@/db/queries/business/named-things'
import { readContactRow } from '@/db/queries/contacts/contact-rows'
import { readSummaries } from '@/db/queries/contacts/contacts'
import { findMergedInto } from '@/db/queries/contacts/merges'
import { type KnownIdentity, readKnownIdentities } from '@/db/queries/identities/identities'
import { type HistoryLine, readHistory } from '@/db/queries/ledger/contact-lines'
import { decide } from '@/lib/consent/decide'
import { type EffectiveAnswer, effectiveAnswer } from '@/lib/consent/effective'
import type { ContactState, Decision, Effect, Instant } from '@/lib/consent/types'
import { effectsOf, readLine } from '@/lib/ledger/line'
import type { Caller } from '@/lib/services/callers/caller'
import { hasRight, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { stateOf } from '@/lib/services/changes/contact-state'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import type { Deps } from '@/lib/services/deps'
import { inSnapshot } from '@/lib/services/in-snapshot'

export interface HistoryPage {
  /** Lines before this place of the chain; null for the newest. */
  before: number | null
  limit: number
  /** The chain of a contact that was merged into this one; null for the contact's own. */
  chain: string | null
}

export interface TopicStandingNow {
  topic: TopicConfig
  answer: EffectiveAnswer | null
  /** What the person's answers allow. A check answers No all the same while the business is held after a restore. */
  decision: Decision
  held: boolean
}

/**
 * A line with its effects in the terms of lib/consent; null if the stored text is not a valid line (`ledger:verify`
 * says why).
 */
export interface DescribedLine extends HistoryLine {
  notice: string | null
  evidenceDigest: string | null
  effects: Effect[] | null
}

export interface ContactRecord {
  id: string
  createdAt: Instant
  locale: string | null
  /** Contacts that were merged into this one; their lines stay in chains of their own. */
  mergedFrom: string[]
  state: ContactState
  identities: KnownIdentity[]
  topics: TopicStandingNow[]
  config: BusinessConfig
  senders: SenderName[]
  sources: NamedSource[]
  history: {
    chain: string
    lines: DescribedLine[]
    /** The place before which there are more lines; null if these include the first. */
    nextBefore: number | null
  }
}

/**
 * Returns one contact as its business may see it: answers, what may be sent now, and a page of its history, all read in
 * one snapshot. Returns null when the business has no such contact, or the chain asked for is not of this person.
 */
export async function readContact(
  deps: Deps,
  caller: Caller,
  contactId: string,
  page: HistoryPage,
): Promise<ContactRecord | NotAllowed | null> {
  const { businessId } = caller
  if (!(await hasRight(deps, caller, 'contacts.read'))) return NOT_ALLOWED
  return inSnapshot(deps, businessId, async (tx) => {
    const row = await followMerge((id) => readContactRow(tx, businessId, id), contactId)
    if (!row) return null
    const mergedFrom = await findMergedInto(tx, businessId, row.id)
    const chain = page.chain ?? row.id
    if (chain !== row.id && !mergedFrom.includes(chain)) return null
    const config = await deps.configs.within(tx, businessId, row.configVersion)
    const [summaries, identities, senders, history] = await Promise.all([
      readSummaries(tx, businessId, [row.id]),
      readKnownIdentities(tx, businessId, row.id),
      nameSenders(tx, businessId),
      readPage(tx, businessId, chain, page),
    ])
    const sourceIds = [...new Set(history.lines.flatMap(({ sourceId }) => sourceId ?? []))]
    const state = stateOf(row)
    return {
      id: row.id,
      createdAt: summaries.get(row.id)?.createdAt ?? 0,
      locale: row.locale,
      mergedFrom,
      state,
      identities,
      topics: standings(state, config, deps.clock.now()),
      config,
      senders,
      sources: await nameSources(tx, businessId, sourceIds),
      history,
    }
  })
}

/** Returns the state of each topic now: those on offer, and archived ones that were ever answered. */
export function standings(state: ContactState, config: BusinessConfig, now: Instant): TopicStandingNow[] {
  return config.topics
    .filter((topic) => !topic.archived || topic.id in state.topics)
    .map((topic) => ({
      topic,
      answer: effectiveAnswer(state.topics[topic.id]),
      decision: decide(state, topic, { now }),
      held: (config.recoveringSince ?? null) !== null,
    }))
}

async function readPage(tx: Tx, businessId: string, chain: string, { before, limit }: HistoryPage) {
  // One line more than asked for shows whether there are more.
  const rows = await readHistory(tx, businessId, chain, { before, limit: limit + 1 })
  const lines = rows.slice(0, limit).map(describeLine)
  return { chain, lines, nextBefore: rows.length > limit ? (lines.at(-1)?.seq ?? null) : null }
}

function describeLine(line: HistoryLine): DescribedLine {
  try {
    const content = readLine(line.payload)
    return { ...line, notice: content.notice, evidenceDigest: content.evidence, effects: effectsOf(content) }
  } catch {
    return { ...line, notice: null, evidenceDigest: null, effects: null }
  }
}
