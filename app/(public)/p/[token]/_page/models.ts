import type { PreferencesModel, TopicItem, TopicNote, Waiting } from '@/components/public/view'
import { waMeUrl } from '@/components/public/wa-me'
import { CONFIRM_WORDS } from '@/lib/chat-words'
import { FOREVER, type Instant } from '@/lib/consent/types'
import type { Locale } from '@/lib/i18n/locales'
import { fallbackOf, isOffer, topicWords } from '@/lib/i18n/page-notice'
import { paths } from '@/lib/paths'
import { topicStates, type TopicStanding } from '@/lib/services/page/is-topic-on'
import { maskedNumber } from '@/lib/services/page/masked-number'
import type { LiveLink } from '@/lib/services/page/open-link'
import type { ShownPage } from '@/lib/services/page/shown-page'
import { brandedShell, namesOf, optionalTopics } from './shell'

/** What every page of a visit is made of, besides its own content. */
export interface Visit {
  request: Request
  link: LiveLink
  locale: Locale
  now: Instant
  /** What the person's page shows. */
  page: ShownPage
}

/**
 * Returns the address of the page's forms: the page itself in its language, with the version of the state it was made
 * from, so that a form that is sent twice is recognised.
 */
export const actionOf = ({ locale, link, page }: Visit) =>
  paths.samePage({ l: locale, t: page.first?.key, v: link.contact.headSeq })

export const contactLabel = ({ link }: Visit) => ({ mask: maskedNumber(link.contact) })

/** Returns what the person has chosen and what holds now: with the business's texts, all that their page shows. */
export function standingOf({ link: { state }, page: { config }, now }: Visit) {
  const until = state.pause?.until ?? null
  return {
    topics: topicStates(state, config.topics, now),
    stoppedSince: state.stop?.on ? state.stop.since : null,
    pausedUntil: until !== null && until > now ? until : null,
    providerStop: Object.values(state.providerStops).some((stop) => stop.on),
  }
}
export type Standing = ReturnType<typeof standingOf>

export function preferencesModel(visit: Visit): PreferencesModel {
  const { request, link, locale, page } = visit
  const { config, first } = page
  const { topics: standings, stoppedSince, pausedUntil, providerStop } = standingOf(visit)
  const topics = standings.map((topic) => topicItem(visit, topic, providerStop))
  const isOn = new Set(standings.flatMap(({ on, topic }) => (on ? [topic.id] : [])))
  const optional = optionalTopics(config)
  const on = optional.filter(({ id }) => isOn.has(id))
  return {
    frame: brandedShell(request, link, locale, config),
    contact: contactLabel(visit),
    action: actionOf(visit),
    notice: config.notices[locale] ?? '',
    topics,
    startsWithOne: first !== null,
    stopped: stoppedSince === null ? null : { since: stoppedSince },
    paused: pausedUntil === null ? null : { until: endOf(pausedUntil) },
    providerStop,
    waiting: waitingOf(visit, standings),
    ends: namesOf(config, optional, locale),
    // If no offer is on, or nothing but offers, stopping only the offers would do nothing or the same as stopping all.
    offers: on.some(isOffer) && !on.every(isOffer) ? namesOf(config, optional.filter(isOffer), locale) : null,
  }
}

/** Returns the same page with the switches as the person set them, for a change of language before they save. */
export function withMoved(model: PreferencesModel, moved: MovedSwitches): PreferencesModel {
  const shown = new Map(moved.shown.map((topic) => [topic.topicId, topic.on]))
  const on = new Set(moved.on)
  const topics = model.topics.map((topic) =>
    shown.has(topic.id) && topic.lockedReason === null
      ? { ...topic, on: on.has(topic.id), shown: shown.get(topic.id) }
      : topic,
  )
  return { ...model, topics }
}

/** Returns the switches of a form: how each was when the page was made, and which are on now. */
export interface MovedSwitches {
  shown: readonly { topicId: string; on: boolean }[]
  on: readonly string[]
}

/** Returns the end of a pause in the words of the page. Null means "until I resume". */
export const endOf = (until: Instant) => (until >= FOREVER ? null : until)

/** Returns how what waits is confirmed, and by when the first of it has to be; null if nothing waits. */
export function waitingOf({ link, locale }: Visit, standings: readonly TopicStanding[]): Waiting | null {
  const ends = standings.flatMap(({ pendingUntil }) => pendingUntil ?? [])
  if (ends.length === 0) return null
  const word = CONFIRM_WORDS[locale]
  return { until: Math.min(...ends), word, href: waMeUrl(link.config.whatsappNumber, word) }
}

/** Returns what the page notes beside a topic's switch. */
export function notesOf(standing: TopicStanding, providerStop: boolean): TopicNote[] {
  const { topic, on } = standing
  const notes: TopicNote[] = []
  if (topic.paused) notes.push({ kind: 'sending_paused' })
  if (standing.pendingUntil !== null) notes.push({ kind: 'awaiting' })
  if (standing.expiredAt !== null) notes.push({ kind: 'expired', at: standing.expiredAt })
  if (providerStop && topic.category === 'marketing' && on) notes.push({ kind: 'provider_stop' })
  return notes
}

function topicItem({ link, locale }: Visit, standing: TopicStanding, providerStop: boolean): TopicItem {
  const { topic, on } = standing
  const text = topicWords(link.config, topic, locale)
  return {
    id: topic.id,
    name: text.name,
    description: [text.description, text.frequency].filter(Boolean).join(' '),
    language: fallbackOf(link.config, topic, locale),
    on: on || standing.pendingUntil !== null,
    unasked: standing.unasked,
    waiting: standing.pendingUntil !== null,
    lockedReason: topic.policy === 'required' ? (text.reason ?? '') : null,
    notes: notesOf(standing, providerStop),
  }
}
