import type { ChangedTopic, SavedModel, SavedNotice, SavedOutcome } from '@/components/public/view'
import { REASONS, type Reason } from '@/lib/consent/types'
import type { DescribedChange } from '@/lib/services/describe-change'
import { UNDO_MS } from '@/lib/services/undo-change'
import { brandedFrame, stillComing, topicText } from './frame'
import { actionOf, contactLabel, endOf, type Visit } from './models'

/** What a save tells the page that follows it, besides the change itself; travels in the query, so it is read as a stranger's input. */
export const NOTES = ['other_save', 'topic_gone', 'undo_too_late'] as const
export type Note = (typeof NOTES)[number]

/** The confirmation of a change; of nothing, when what was sent said nothing new. */
export function savedModel(visit: Visit, change: DescribedChange | null, query: URLSearchParams): SavedModel {
  const { request, link, locale } = visit
  const outcome = outcomeOf(change)
  return {
    frame: brandedFrame(request, link, locale),
    contact: contactLabel(visit),
    action: actionOf(visit),
    outcome,
    change: change && { id: change.changeId, at: change.at, undoUntil: change.undoable ? change.at + UNDO_MS : null },
    changes: change?.kind === 'preferences' ? changedTopics(visit, change) : [],
    notices: noticesOf(visit, outcome, query),
    stillComing: stillComing(link.config, locale),
    reasons: reasonsFor(change),
    reasonGiven: change?.reason ?? null,
  }
}

function outcomeOf(change: DescribedChange | null): SavedOutcome {
  if (!change) return { kind: 'unchanged' }
  switch (change.kind) {
    case 'stop':
      return { kind: 'stopped' }
    case 'return':
      return { kind: 'returned' }
    case 'resume':
      return { kind: 'resumed' }
    case 'undo':
      return { kind: 'undone' }
    case 'pause': {
      const until = change.effects.find((effect) => effect.on === 'pause')?.said.until ?? null
      return { kind: 'paused', until: until === null ? null : endOf(until) }
    }
    case 'preferences':
      return { kind: 'preferences' }
    default:
      return { kind: 'unchanged' }
  }
}

/** Every topic whose answer the change set, in the words of the page; topics that are gone since keep their names. */
function changedTopics({ link, locale }: Visit, change: DescribedChange): ChangedTopic[] {
  return change.effects.flatMap((effect) => {
    if (effect.on !== 'answer' || effect.outcome !== 'set') return []
    const topic = link.config.topics.find((each) => each.id === effect.topicId)
    return topic ? [{ name: topicText(link.config, topic, locale).name, on: effect.said.answer === 'in' }] : []
  })
}

function noticesOf({ link, locale, now }: Visit, outcome: SavedOutcome, query: URLSearchParams): SavedNotice[] {
  const notes = (query.get('note') ?? '').split(' ')
  const notices: SavedNotice[] = NOTES.filter((note) => notes.includes(note)).map((kind) => ({ kind }))
  const again = (query.get('again') ?? '').split(' ')
  const asked = link.config.topics.filter((topic) => again.includes(topic.id))
  if (asked.length > 0)
    notices.push({ kind: 'asked_again', topics: asked.map((topic) => topicText(link.config, topic, locale).name) })
  if (['returned', 'preferences', 'resumed', 'undone'].includes(outcome.kind)) {
    const { state } = link
    if ((state.pause?.until ?? 0) > now) notices.push({ kind: 'still_paused' })
    if (Object.values(state.providerStops).some((stop) => stop.on)) notices.push({ kind: 'still_provider_stop' })
  }
  return notices
}

/** Asked after a refusal. "This is not my number" only fits who stopped everything. */
function reasonsFor(change: DescribedChange | null): Reason[] {
  if (!change || change.undone) return []
  return REASONS.filter((reason) => reason !== 'wrong_person' || change.kind === 'stop')
}
