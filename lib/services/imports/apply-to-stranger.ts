import { laneOf } from '@/lib/consent/lanes'
import type { Applied } from '@/lib/consent/state'
import { type AnswerRegister, type Change, type Effect, EMPTY_CONTACT, type TopicState } from '@/lib/consent/types'

/**
 * What `applyChange` makes of the first answers of somebody who never said anything, each about another topic: every register is taken, and
 * nothing can keep an answer out. A test holds it to `applyChange`.
 */
export function applyToStranger(change: Change): Applied {
  const topics: Record<string, TopicState> = {}
  const effects: Effect[] = []
  for (const statement of change.statements) {
    if (statement.on !== 'answer') throw new RangeError('a stranger’s first words are answers')
    const { topicId, answer } = statement
    const said: AnswerRegister = {
      answer,
      at: change.at,
      since: change.at,
      changeId: change.id,
      notice: change.notice,
      basis: statement.basis ?? null,
      expiresAt: statement.expiresAt ?? null,
      evidence: change.evidence,
    }
    const lane = laneOf(change, answer)
    topics[topicId] = { lanes: { [lane]: said }, pending: null }
    effects.push({ on: 'answer', topicId, lane, outcome: 'set', said, before: null })
  }
  return { after: { ...EMPTY_CONTACT, topics }, effects }
}
