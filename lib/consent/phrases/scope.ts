import type { Match } from './matches'
import { findTopics, type TopicIndex } from './topics'

export interface Scope {
  outcome: 'refuse_all' | 'refuse_marketing' | 'refuse_topic' | 'unsure'
  topicIds: string[]
}

/**
 * Returns what the refusals of a text are about, together: the widest of them, since one "stop writing to me" covers
 * the rest.
 */
export function scopeOf(refusals: readonly Match[], topics: TopicIndex): Scope {
  const scopes = refusals.map((match) => scopeOfOne(match, topics))
  for (const outcome of ['refuse_all', 'refuse_marketing'] as const)
    if (scopes.some((scope) => scope.outcome === outcome)) return { outcome, topicIds: [] }
  const topicIds = [...new Set(scopes.flatMap((scope) => scope.topicIds))]
  return topicIds.length > 0 ? { outcome: 'refuse_topic', topicIds } : { outcome: 'unsure', topicIds: [] }
}

function scopeOfOne({ reach, reachTags }: Match, topics: TopicIndex): Scope {
  const named = findTopics(
    topics,
    reach.filter((_, place) => NAMING.has(reachTags[place]!)),
  )
  const offers =
    reachTags.includes('PROMO') || (!reachTags.includes('MSG') && reach.some((word) => OFFERING.test(word)))
  const things = reachTags.join(' ')
  // "no quiero mensajes ni promociones" is about both, "mensajes de promociones" about the promotions.
  if (EVERYTHING.test(things)) return { outcome: 'refuse_all', topicIds: [] }
  if (offers) return { outcome: 'refuse_marketing', topicIds: [] }
  if (named.length > 0) return { outcome: 'refuse_topic', topicIds: named }
  // A survey that is no topic, or messages about orders that are none: the person can choose the right switch on the
  // page.
  if (
    reachTags.includes('SURVEY') ||
    /(?:MSG|TEXT) PREP (?:(?:DET|ME|YOU) )*OWN/.test(things) ||
    /^STOP (?:\w+ )*OWN$/.test(things)
  )
    return { outcome: 'unsure', topicIds: [] }
  return { outcome: 'refuse_all', topicIds: [] }
}

/** Verbs of selling name what is sent. */
const OFFERING = /^(?:ofre[czs]|ofere[cs]|promoting|advertis|sell)/
const NAMING = new Set(['TOPIC', 'OWN', 'MSG', 'PROMO', 'SURVEY', 'x'])
const EVERYTHING =
  // "Ni mensajes y menos promociones", "mensagens, muito menos promoções" too.
  /(?:MSG|TEXT|SPAM|NOTHING) (?:(?:CONJ|x|TOOMANY) )LESS (?:DET )*(?:PROMO|TOPIC|SURVEY)|(?:MSG|TEXT|SPAM|NOTHING) (?:NEG|CONJ|,) (?:(?:DET|MORE|ME|YOU) )*(?:PROMO|TOPIC)|(?:PROMO|TOPIC) (?:NEG|CONJ|,) (?:(?:DET|MORE|ME|YOU) )*(?:MSG|NOTHING)/
