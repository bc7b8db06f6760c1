import type { ChangedTopic, SavedModel, SavedNotice, SavedOutcome } from '@/components/public/view'
import { type Effect, REASONS, type Reason } from '@/lib/consent/types'
import { isOffer, topicWords } from '@/lib/i18n/page-notice'
import type { DescribedChange } from '@/lib/services/page/describe-change'
import { isCurrentStop, topicStates } from '@/lib/services/page/is-topic-on'
import { isListed } from '@/lib/services/page/shown-page'
import { UNDO_MS } from '@/lib/services/page/undo-change'
import { actionOf, contactLabel, endOf, type Visit, waitingOf } from './models'
import { brandedShell, namesOf, optionalTopics, stillComing } from './shell'

/**
 * What a save passes on to the next page besides the change itself. It travels in the query of the address, so it is
 * checked like any input from outside.
 */
export const NOTES = ['other_save', 'topic_gone', 'undo_too_late'] as const
export type Note = (typeof NOTES)[number]

/**
 * Returns the confirmation of a change, or of no change if the form said nothing new.
 * @param asked whether the chat asks for what waits to be confirmed
 */
export function savedModel(
  visit: Visit,
  change: DescribedChange | null,
  query: URLSearchParams,
  asked = false,
): SavedModel {
  const { request, link, locale, page } = visit
  const outcome = outcomeOf(change)
  const moved = outcome.kind === 'preferences' && change ? movedTopics(visit, change) : []
  const ended = outcome.kind === 'stopped' ? endedTopics(visit) : []
  const stopIsOver = !isCurrentStop(link.state, change?.changeId) || (change?.refusedByMerged ?? false)
  return {
    frame: brandedShell(request, link, locale),
    contact: contactLabel(visit),
    action: actionOf(visit),
    outcome,
    change: change && { id: change.changeId, at: change.at, undoUntil: change.undoable ? change.at + UNDO_MS : null },
    changes: moved.flatMap(({ item }) => item ?? []),
    others: moved.filter(({ item }) => item === null).length,
    notices: [...waitingNotice(visit, asked), ...noticesOf(visit, outcome, query, change)],
    stillComing: stillComing(page.config, locale),
    ended: namesOf(page.config, ended, locale),
    comes: change && bringsBack(change) ? comingNow(visit) : null,
    // Only if the stop still holds and ended more than offers.
    offersInstead:
      change && !stopIsOver && ended.some(isOffer) && !ended.every(isOffer)
        ? namesOf(page.config, optionalTopics(page.config).filter(isOffer), locale)
        : null,
    reasons: reasonsFor(change),
    reasonGiven: change?.reason ?? null,
    stopIsOver,
  }
}

function outcomeOf(change: DescribedChange | null): SavedOutcome {
  if (!change) return { kind: 'unchanged' }
  if (change.undone) return { kind: 'was_undone' }
  switch (change.kind) {
    case 'stop':
      return { kind: 'stopped' }
    case 'return':
      return { kind: 'returned' }
    case 'resume':
      return { kind: 'resumed' }
    case 'undo':
      return { kind: 'undone', asks: change.effects.some(({ on, said }) => on === 'pending' && said !== null) }
    case 'pause': {
      const until = change.effects.find((effect) => effect.on === 'pause')?.said.until ?? null
      return { kind: 'paused', until: until === null ? null : endOf(until) }
    }
    case 'preferences':
    // Made in the chat; the receipt that the chat gives leads here.
    case 'confirmation':
      return { kind: 'preferences' }
    default:
      return { kind: 'unchanged' }
  }
}

/** A topic of a change; null for one that the page does not show. */
interface Moved {
  item: ChangedTopic | null
}

/**
 * Returns every topic of the change in the words of the page. Topics that were archived since keep their names. A topic
 * that the person's page never showed has none here: "only the offers" refuses it too, and its name is not for them.
 */
function movedTopics({ link, locale, page }: Visit, change: DescribedChange): Moved[] {
  return change.effects.flatMap((effect): Moved[] => {
    if (effect.on !== 'answer' || (effect.outcome !== 'set' && effect.outcome !== 'reaffirmed')) return []
    const topic = link.config.topics.find((each) => each.id === effect.topicId)
    if (!topic) return []
    if (!isKnown({ link, page }, effect)) return [{ item: null }]
    const on = effect.said.answer === 'in'
    const before = effect.before?.answer ?? 'none'
    const wasOn = before === 'none' ? topic.policy === 'opt_out' : before === 'in'
    return [{ item: { name: topicWords(link.config, topic, locale).name, on, moved: wasOn !== on } }]
  })
}

/**
 * Returns whether the person knows the topic of an effect: everybody sees it, or their page, or they agreed to it or
 * asked for it, by this change or before. An archived one is on no page: only who answered it before, or got it
 * unasked, is sure to know it. An effect that is about no topic is known.
 */
export function isKnown({ link, page }: Pick<Visit, 'link' | 'page'>, effect: Effect): boolean {
  const topic = 'topicId' in effect ? link.config.topics.find(({ id }) => id === effect.topicId) : undefined
  if (!topic || effect.on !== 'answer') return true
  const isOffPage = topic.archived && topic.policy === 'opt_in' && effect.before === null
  if (!isOffPage && (isListed(topic) || page.config.topics.includes(topic))) return true
  const lanes = link.state.topics[topic.id]?.lanes
  return [effect.said, effect.before, lanes?.other, lanes?.unproven].some((register) => register?.answer === 'in')
}

/** Returns the topics that the stop ended: those that would be on without it. */
function endedTopics({ link: { state }, page: { config }, now }: Visit) {
  const without = topicStates({ ...state, stop: null }, optionalTopics(config), now)
  return without.flatMap(({ on, topic }) => (on ? [topic] : []))
}

/** Returns whether the person gets something again because of a change. */
const bringsBack = (change: DescribedChange): boolean =>
  ['return', 'resume', 'undo'].includes(change.kind) || change.undone || liftsStop(change)

const liftsStop = ({ effects }: DescribedChange) => effects.some((effect) => effect.on === 'stop' && !effect.said.on)

/** Returns whether a change only refuses: "only the offers" in the place of a stop that stays, for example. */
const refuses = (change: DescribedChange | null) =>
  change !== null &&
  change.effects.every((effect) =>
    effect.on === 'pending' ? effect.said === null : effect.on === 'answer' && effect.said.answer === 'out',
  )

/** Returns the names of the topics that are on, or null during a stop or a pause, which the page words differently. */
function comingNow(visit: Visit): string[] | null {
  const { link, page, locale, now } = visit
  return (link.state.pause?.until ?? 0) > now || isAllStopped(visit) ? null : namesOf(page.config, comes(visit), locale)
}

/** Returns whether a stop holds, and the person has switched on nothing since. */
const isAllStopped = (visit: Visit): boolean => visit.link.state.stop?.on === true && comes(visit).length === 0

/** Returns the topics that are on, besides those that always are. */
const comes = ({ link: { state }, page: { config }, now }: Visit) =>
  topicStates(state, config.topics, now).flatMap(({ on, topic }) =>
    on && !topic.paused && topic.policy !== 'required' ? [topic] : [],
  )

function noticesOf(
  visit: Visit,
  outcome: SavedOutcome,
  query: URLSearchParams,
  change: DescribedChange | null,
): SavedNotice[] {
  const { link, locale, now, page } = visit
  const notes = (query.get('note') ?? '').split(' ')
  const notices = NOTES.filter((note) => notes.includes(note)).flatMap((kind): SavedNotice[] =>
    // An undo that was sent twice is done.
    kind === 'undo_too_late' && outcome.kind === 'was_undone' ? [] : [{ kind }],
  )
  const named = (parameter: 'again' | 'late') => {
    const ids = (query.get(parameter) ?? '').split(' ')
    const topics = page.config.topics.filter((topic) => ids.includes(topic.id))
    return namesOf(page.config, topics, locale)
  }
  const [again, late] = [named('again'), named('late')]
  if (again.length > 0) notices.push({ kind: 'asked_again', topics: again })
  if (late.length > 0) notices.push({ kind: 'too_many', topics: late })
  const isHeldBack = ['resumed', 'paused'].includes(outcome.kind) || (outcome.kind === 'preferences' && refuses(change))
  if (isHeldBack && isAllStopped(visit)) notices.push({ kind: 'still_stopped' })
  if (['returned', 'preferences', 'resumed', 'undone', 'was_undone'].includes(outcome.kind)) {
    const { state } = link
    if ((state.pause?.until ?? 0) > now) notices.push({ kind: 'still_paused' })
    if (Object.values(state.providerStops).some((stop) => stop.on)) notices.push({ kind: 'still_provider_stop' })
  }
  if (change?.messageFailed) notices.push({ kind: 'message_failed' })
  return notices
}

/**
 * Returns what the person has still to confirm in the chat, if anything: what they asked for by this change or before.
 */
function waitingNotice(visit: Visit, asked: boolean): SavedNotice[] {
  const { link, locale, now, page } = visit
  const waiting = topicStates(link.state, page.config.topics, now).filter(({ pendingUntil }) => pendingUntil !== null)
  const how = waitingOf(visit, waiting)
  const topics = waiting.map(({ topic }) => topicWords(link.config, topic, locale).name)
  return how ? [{ kind: 'waiting', topics, asked, ...how }] : []
}

/** Returns the reasons to offer after a refusal. "This is not my number" is only offered after a stop of everything. */
function reasonsFor(change: DescribedChange | null): Reason[] {
  if (!change || change.undone) return []
  return REASONS.filter((reason) => reason !== 'wrong_person' || change.kind === 'stop')
}
