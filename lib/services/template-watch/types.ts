/**
 * The reading side of the template watch (decision 0199, docs/template-watch.md). A screen, an endpoint or an alert
 * reads:
 *
 * - `readWatchBoard(deps, caller, query)`: every template with its figures, its state and its verdicts
 * - `readBoardDays(deps, caller, templates, days)`: the refusals of some templates by day
 * - `readWatchedTemplate(deps, caller, name, query)`: one template: days, languages, senders, reasons, verdicts
 * - `listRecipients(deps, caller, query)`: who was sent it and had agreed, refused or said nothing, in pages
 * - `listOptouts(deps, caller, query)`: the refusals, pauses and reasons that it is taken to have caused, in pages
 * - `readSaves(deps, caller, query)`: who wanted to stop everything and took a pause or one topic instead
 * - `readVerdicts(tx, businessId)` of db/queries/template-watch/verdicts.ts: states, since when, and the one before
 *
 * Templates are named by their name, with all languages together, as on the board of templates. Days are those of the
 * time zone of the business, as `2026-11-29`. A refusal counts on the day on which the message that caused it was
 * delivered, so that young and old deliveries can be compared. Rights: figures need `templates.read`, people
 * `contacts.read`.
 */
import type { Category, DecisionReason, Instant, Method, Reason } from '@/lib/consent/types'
import type { PersonSummary } from '@/lib/services/people/person-summary'
import type { Verdict, WatchState } from '@/lib/template-watch/verdict'

export type { Verdict, WatchState }

/**
 * `direct`: the link that the person opened, or the message to which they replied, was of this template. `window`: it
 * was the last template that had been delivered to them, at most 72 hours before. The two are never added: `window`
 * favours templates that are sent often.
 */
export type Attribution = 'direct' | 'window'

export interface WatchCounts {
  sent: number
  failed: number
  delivered: number
  read: number
  /** Refusals: a stop, a No to a topic, WhatsApp's own stop. At most one for each delivery. */
  optouts: Record<Attribution, number>
  pauses: Record<Attribution, number>
  /** What the recipients had said about the topic of the template when it was sent. */
  standing: Record<CountedStanding, number>
}

/**
 * `refused`: a No, a stop or a pause held. `unanswered`: they had never said Yes or No. `not_needed`: messages of the
 * topic need no agreement.
 */
export type CountedStanding = 'agreed' | 'refused' | 'unanswered' | 'not_needed'

export interface WatchDay extends WatchCounts {
  day: string
}

export interface WatchedTemplate {
  name: string
  templateIds: string[]
  languages: string[]
  /** The strictest of its languages: marketing, if one is. */
  category: Category
  topicId: string | null
  /** When the first of its languages became known. */
  firstSeenAt: Instant
  /** Whether one of its languages became known in the last seven days, which is what Meta asks about. */
  isNew: boolean
  /** WhatsApp's words for the worst of its languages; null: not known. */
  status: string | null
  quality: string | null
  /** The worse of its verdicts, and since when. */
  state: WatchState
  stateSince: Instant | null
  /** Null: not judged yet, because nothing was delivered. */
  verdicts: Record<Attribution, Verdict | null>
  total: WatchCounts
}

export interface WatchBoardQuery {
  /** How many days, today included; 1 to 90. */
  days: number
}

export interface WatchBoard {
  outcome: 'read'
  /** The oldest first, without a gap. */
  days: string[]
  /** The worst first; within a state, the greater lower bound first. */
  templates: WatchedTemplate[]
  total: WatchCounts
  /** When the states were judged; null: not yet. */
  judgedAt: Instant | null
}

/** The same figures for a part of a template. */
export interface WatchPart {
  total: WatchCounts
  verdicts: Record<Attribution, Verdict | null>
}

export interface TemplateWatch {
  outcome: 'read'
  template: WatchedTemplate
  days: WatchDay[]
  languages: (WatchPart & { templateId: string; language: string; quality: string | null; status: string | null })[]
  /** Null: the number that sent it is not known. */
  senders: { senderId: string | null; name: string | null; displayNumber: string | null; total: WatchCounts }[]
  /** The most frequent first. */
  reasons: { reason: Reason; attribution: Attribution; times: number }[]
  /** Where the links of refusals came from that named a campaign or a flow beside the template. */
  campaigns: { sourceId: string; name: string; times: number }[]
}

export interface RecipientsQuery {
  name: string
  /** Days of the sending, both included; at most 90. */
  from: string
  to: string
  standing: Recipient['standing'] | null
  /** Where the page before ended, as it was returned there; null: the first page. */
  after: string | null
}

/** Someone who was sent the template. */
export interface Recipient {
  messageId: string
  /** Null: the number was of nobody we know. */
  contactId: string | null
  /** As lists of people show them. Null: nobody we know, or merged with somebody since. */
  person: PersonSummary | null
  language: string
  sentAt: Instant
  deliveredAt: Instant | null
  readAt: Instant | null
  standing: CountedStanding | 'no_topic'
  /** The decision about the topic at the moment of the sending. */
  reason: DecisionReason | null
}

export interface Optout {
  contactId: string
  seq: number
  changeId: string
  person: PersonSummary | null
  event: 'stop' | 'topic' | 'provider' | 'pause' | 'reason'
  attribution: Attribution
  reason: Reason | null
  way: Method
  language: string
  occurredAt: Instant
  /** The day of the delivery; null: it is not known. */
  day: string | null
  /** Whether it is in the counters: not if it was undone, or a second refusal of the same message. */
  counts: boolean
  /** What the person took instead of this stop. */
  saved: 'pause' | 'topics' | null
}

export interface Saves {
  outcome: 'read'
  /** Stops of everything on the page. */
  stops: number
  /** Those that were replaced by something smaller. */
  saved: { pause: number; topics: number }
  /** The same by the reason that people gave; null: they gave none. */
  reasons: { reason: Reason | null; stops: number; pause: number; topics: number }[]
}

export interface OptoutsQuery {
  name: string
  after: string | null
}

export interface SavesQuery {
  /** Days, both included. */
  from: string
  to: string
  /** Null: whatever was sent before. */
  name: string | null
}
