import type { Tx } from '@/db/client'
import { readTemplateFacts } from '@/db/queries/decisions/past'
import type { WatchedMessage } from '@/db/queries/template-watch/messages'
import { readPersons, readStatedLines, readTopicVersions, type TopicVersion } from '@/db/queries/template-watch/stated'
import { findTemplatesById } from '@/db/queries/templates/templates'
import { decide } from '@/lib/consent/decide'
import { fold } from '@/lib/consent/fold'
import { mergeContacts } from '@/lib/consent/merge'
import {
  CATEGORIES,
  type Category,
  type ContactState,
  type DecisionReason,
  EMPTY_CONTACT,
  type Instant,
} from '@/lib/consent/types'
import { grouped } from '@/lib/grouped'
import { effectsOf, type LineContent } from '@/lib/ledger/line'
import { factAt, inOurWords } from '@/lib/services/decisions/past-subject'

type Sent = Pick<WatchedMessage, 'messageId' | 'contactId' | 'templateId' | 'senderId' | 'sentAt'>

/** What the recipient of a message had said about the topic of its template when it was sent. */
export interface SaidBefore {
  standing: NonNullable<WatchedMessage['standing']>
  /** The decision about the topic at that moment; null: the template was tied to no topic. */
  reason: DecisionReason | null
}

/**
 * Returns, for each message, what its recipient had said about its topic by then: by when people said it, as far as it
 * has been recorded. The business's own pauses and closings are left aside, because nobody said those.
 */
export async function saidBefore(tx: Tx, businessId: string, sent: readonly Sent[]): Promise<Map<string, SaidBefore>> {
  if (sent.length === 0) return new Map()
  const subjects = await subjectsOf(tx, businessId, [...new Set(sent.map(({ templateId }) => templateId))])
  const ids = [...new Set(sent.flatMap(({ contactId }) => contactId ?? []))]
  const stateAt = await statesOf(tx, businessId, ids, Math.max(...sent.map(({ sentAt }) => sentAt)))
  return new Map(
    sent.map((message): [string, SaidBefore] => {
      const { topic, category } = subjects(message.templateId, message.sentAt)
      if (!topic) return [message.messageId, { standing: 'no_topic', reason: null }]
      const state = message.contactId === null ? EMPTY_CONTACT : stateAt(message.contactId, message.sentAt)
      const asked = { ...topic, paused: false, closed: false }
      const context = { category, senderId: message.senderId ?? undefined, now: message.sentAt }
      const { reason } = decide(state, asked, context)
      return [message.messageId, { standing: standingOf(reason), reason }]
    }),
  )
}

function standingOf(reason: DecisionReason): SaidBefore['standing'] {
  switch (reason) {
    case 'required':
      return 'not_needed'
    case 'opted_in':
      return 'agreed'
    case 'no_opt_in':
    case 'not_refused':
    case 'pending_confirmation':
    case 'consent_expired':
      return 'unanswered'
    case 'erased':
    case 'released':
    case 'stopped':
    case 'paused':
    case 'provider_stop':
    case 'topic_paused':
    case 'template_paused':
    case 'opted_out':
      return 'refused'
  }
}

type SubjectAt = (templateId: string, at: Instant) => { topic: TopicVersion | undefined; category: Category }

/** Returns what tells the topic and the category that a template had at a moment. */
async function subjectsOf(tx: Tx, businessId: string, templateIds: readonly string[]): Promise<SubjectAt> {
  const rows = new Map((await findTemplatesById(tx, businessId, templateIds)).map((row) => [row.id, row]))
  const facts = await readTemplateFacts(tx, businessId, templateIds)
  const versions = grouped(await readTopicVersions(tx, businessId), ({ id }) => id)
  return (templateId, at) => {
    const own = facts.filter((fact) => fact.templateId === templateId).flatMap(inOurWords)
    const row = rows.get(templateId)
    // A message from before the template was tied is asked about its first topic.
    const first = own.find(({ kind, value }) => kind === 'topic' && value['topicId'] !== null)?.value['topicId']
    const topicId = factAt(own, 'topic', at, row?.topicId ?? null) ?? first
    const category = factAt(own, 'category', at, row?.category ?? null)
    const known = typeof topicId === 'string' ? (versions.get(topicId) ?? []) : []
    return {
      // A message from before the topic existed is asked about as the topic was at first.
      topic: known.findLast(({ validFrom }) => validFrom <= at) ?? known[0],
      category: CATEGORIES.find((each) => each === category) ?? 'marketing',
    }
  }
}

/** Returns what tells the state of contacts by what had been said by a moment, `by` at the latest. */
async function statesOf(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
  by: Instant,
): Promise<(contactId: string, at: Instant) => ContactState> {
  const persons = await readPersons(tx, businessId, contactIds)
  const all = [...new Set([...persons.values()].flat())]
  const stated = grouped(
    (await readStatedLines(tx, businessId, all, by)).map(({ contactId, occurredAt, payload }) => ({
      contactId,
      occurredAt,
      // `readLine` is not needed: these lines were written by us, and `ledger:verify` checks them in full.
      effects: effectsOf(JSON.parse(payload) as LineContent),
    })),
    ({ contactId }) => contactId,
  )
  const stateOf = (id: string, at: Instant) =>
    fold((stated.get(id) ?? []).flatMap((line) => (line.occurredAt <= at ? [line.effects] : [])))
  return (contactId, at) => {
    const [first = EMPTY_CONTACT, ...others] = (persons.get(contactId) ?? []).map((id) => stateOf(id, at))
    return others.reduce(mergeContacts, first)
  }
}
