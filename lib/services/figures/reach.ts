import type { CountedState, StateCount } from '@/db/queries/figures/states'
import { decide } from '@/lib/consent/decide'
import { type ContactState, type DecisionReason, FOREVER, type Topic } from '@/lib/consent/types'

/** The part of a topic by which it is decided. */
export type TopicSetting = Omit<Topic, 'id'>

/** A number of contacts for whom a decision about a topic has the same reason. */
export interface ReasonCount {
  reason: DecisionReason
  people: number
}

/** Returns the counts of several parts of the contacts as one count for each state. */
export function sumCounts(counts: readonly StateCount[]): StateCount[] {
  const sums = new Map<string, StateCount>()
  for (const count of counts) {
    const { people, ...state } = count
    const name = Object.values(state).join(' ')
    sums.set(name, { ...count, people: people + (sums.get(name)?.people ?? 0) })
  }
  return [...sums.values()]
}

/**
 * Returns how many contacts are in each state as to one topic: those who have an answer about it, and all the others as
 * contacts who have none. Null is a topic that does not exist yet, about which nobody has an answer. There is one count
 * for each state.
 */
export function statesOf(counts: readonly StateCount[], topicId: string | null): StateCount[] {
  const answered = topicId === null ? [] : counts.filter((count) => count.topicId === topicId)
  const others = counts
    .filter((count) => count.topicId === null)
    .map((all) => ({ ...all, people: all.people - peopleIn(answered.filter((one) => isSameContact(one, all))) }))
  return [...answered, ...others].filter(({ people }) => people > 0)
}

/** Returns how many contacts a decision about a topic has each reason for, if the topic is set like this. */
export function reasonsFor(
  counts: readonly StateCount[],
  topicId: string | null,
  setting: TopicSetting,
): ReasonCount[] {
  const people = new Map<DecisionReason, number>()
  for (const state of statesOf(counts, topicId)) {
    const reason = reasonIn(state, setting)
    people.set(reason, (people.get(reason) ?? 0) + state.people)
  }
  return [...people].map(([reason, number]) => ({ reason, people: number }))
}

/** Returns the reason of the decision for a contact in this state, as `decide` has it. */
export const reasonIn = (state: CountedState, setting: TopicSetting): DecisionReason =>
  decide(contactIn(state), { ...setting, id: TOPIC }, { now: NOW }).reason

const TOPIC = 'topic'
/** A time at which everything of these contacts was said, and a time after it, at which is decided. */
const [SAID, NOW] = [1, 2]
const BY = { at: SAID, changeId: '' }

/** Returns a contact that decisions about `TOPIC` cannot tell from those in a state. */
function contactIn({ stopped, agreedSince, paused, providerStop, answer, pending }: CountedState): ContactState {
  const given = {
    answer: answer === 'expired' ? 'in' : answer,
    expiresAt: answer === 'expired' ? SAID : null,
    ...{ ...BY, since: SAID, notice: null, basis: null, evidence: null },
  } as const
  return {
    stop: stopped && !agreedSince ? { on: true, since: SAID, ...BY } : null,
    pause: paused ? { until: FOREVER, ...BY } : null,
    providerStops: providerStop ? { sender: { on: true, ...BY } } : {},
    topics: {
      [TOPIC]: {
        lanes: answer === 'none' ? {} : { other: given },
        pending: pending ? { requestId: '', askedAt: SAID, expiresAt: FOREVER } : null,
      },
    },
    releasedAt: null,
    erasedAt: null,
  }
}

/** Whether two states are the same but for what was said about a topic. */
const isSameContact = (a: CountedState, b: CountedState) =>
  a.stopped === b.stopped && a.paused === b.paused && a.providerStop === b.providerStop

const peopleIn = (counts: readonly StateCount[]) => counts.reduce((all, { people }) => all + people, 0)
