import { laneOf } from '@/lib/consent/lanes'
import type { Applied } from '@/lib/consent/state'
import { type AnswerRegister, type Change, type Effect, EMPTY_CONTACT, type TopicState } from '@/lib/consent/types'

/**
 * Returns what `applyChange` returns for the first answers of an unknown person, each to another topic: every register
 * is set, and no answer can be kept out. A test compares it with `applyChange`.
 */
export function applyToStranger(change: Change): Applied {
  const topics: Record<string, TopicState> = {}
  const effects: Effect[] = []
  for (const statement of change.statements) {
    if (statement.on !== 'answer') throw new RangeError('a stranger’s first words are answers')
    const { topicId, answer } = statement
    const register: AnswerRegister = {
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
    topics[topicId] = { lanes: { [lane]: register }, pending: null }
    effects.push({ on: 'answer', topicId, lane, outcome: 'set', said: register, before: null })
  }
  return { after: { ...EMPTY_CONTACT, topics }, effects }
}
