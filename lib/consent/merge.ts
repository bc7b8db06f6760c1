import { effectiveAnswer, isStoppedFor } from './effective'
import {
  answerStrictness,
  isLaterRequest,
  isVoidedBy,
  pauseStrictness,
  stopStrictness,
  type Strictness,
  takes,
} from './registers'
import { topicOf } from './state'
import {
  type AnswerRegister,
  type ContactState,
  type Instant,
  type Lane,
  LANES,
  type StopRegister,
  type TopicState,
} from './types'

/**
 * Merges two contacts that turned out to be one person. What either of them refused is refused: for each register the
 * stricter value holds, whatever its time. The merge is symmetric, and a merge with an empty contact changes nothing.
 */
export function mergeContacts(a: ContactState, b: ContactState): ContactState {
  const stop = stricterStop(a.stop, b.stop)
  const senderIds = union(a.providerStops, b.providerStops)
  const topicIds = union(a.topics, b.topics)
  return {
    stop,
    pause: stricter(a.pause, b.pause, pauseStrictness),
    providerStops: Object.fromEntries(
      senderIds.flatMap((id) => {
        const merged = stricter(a.providerStops[id], b.providerStops[id], stopStrictness)
        return merged ? [[id, merged] as const] : []
      }),
    ),
    topics: Object.fromEntries(topicIds.map((id) => [id, mergeTopic(a, b, stop, id)] as const)),
    releasedAt: earliest(a.releasedAt, b.releasedAt),
    erasedAt: earliest(a.erasedAt, b.erasedAt),
  }
}

function mergeTopic(a: ContactState, b: ContactState, stop: StopRegister | null, topicId: string): TopicState {
  const [ofA, ofB] = [topicOf(a, topicId), topicOf(b, topicId)]
  const lanes: Partial<Record<Lane, AnswerRegister>> = {}
  for (const lane of LANES) {
    const merged = stricter(ofA.lanes[lane], ofB.lanes[lane], answerStrictness)
    if (merged) lanes[lane] = merged
  }
  const limit = yesLimit(a, b, stop, topicId, lanes.other)
  if (lanes.own?.answer === 'in' && limit < lanes.own.since) lanes.own = { ...lanes.own, since: limit }

  const later = ofB.pending && isLaterRequest(ofB.pending, ofA.pending) ? ofB.pending : ofA.pending
  return { lanes, pending: later && !isVoidedBy(stop, later) ? later : null }
}

/**
 * The latest time that the person's own Yes may have: it passes a stop or an import's No only of the contact in which
 * it was given. The Yes itself is kept, for when the other contact's refusal is lifted.
 */
function yesLimit(
  a: ContactState,
  b: ContactState,
  stop: StopRegister | null,
  topicId: string,
  other: AnswerRegister | undefined,
): Instant {
  let limit = Infinity
  if (stop?.on && (isStoppedFor(a, topicId) || isStoppedFor(b, topicId))) limit = stop.since
  const refused = [a, b].some((one) => effectiveAnswer(one.topics[topicId])?.register.answer === 'out')
  if (refused && other?.answer === 'out') limit = Math.min(limit, other.at)
  return limit
}

/**
 * Returns the stricter of two registers, dated by the later: a statement from between the two that arrives late must
 * not lift it.
 */
function stricter<R extends { at: Instant; changeId: string }>(
  a: R | null | undefined,
  b: R | null | undefined,
  strictness: Strictness<R>,
): R | null {
  if (!a || !b) return a ?? b ?? null
  const bHolds = strictness(a) === strictness(b) ? takes(b, a, strictness) : strictness(b) > strictness(a)
  return { ...(bHolds ? b : a), at: Math.max(a.at, b.at) }
}

function stricterStop(a: StopRegister | null, b: StopRegister | null): StopRegister | null {
  const merged = stricter(a, b, stopStrictness)
  // Both were stopped: a Yes has to pass the later of the two stops.
  return merged && a?.on && b?.on ? { ...merged, since: Math.max(a.since, b.since) } : merged
}

function earliest(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b)
}

function union(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
}
