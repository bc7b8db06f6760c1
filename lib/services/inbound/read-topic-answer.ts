import type { BusinessConfig } from '@/db/queries/business/config'
import type { TopicAnswer } from '@/lib/backends/whatsapp/events'
import { findNamedTopic, findTopic } from '@/lib/find-topic'
import { bareAnswer, isSameAnswer, saysAll, saysNone, saysRefused, saysWanted } from '@/lib/yes-and-no'

/** What an answer of a form says, by the topics of the business. */
type TopicReading =
  | { says: 'refused'; topicId: string }
  | { says: 'all' }
  /** A topic was refused that the business does not have. */
  | { says: 'gone' }
  /** It may be a refusal, and a member of the business decides. */
  | { says: 'unclear' }
  /** It is about something else, and its words are read like others of the form. */
  | { says: 'other' }
  | { says: 'nothing' }

const UNCLEAR: TopicReading = { says: 'unclear' }
const OTHER: TopicReading = { says: 'other' }
const NOTHING: TopicReading = { says: 'nothing' }

/** A word that may be the key of a topic. */
const KEY = /^[\p{L}\p{M}\p{N}_-]+$/u

/**
 * Reads an answer of a form whose meaning depends on which topics the business has; below `optout` it may name several.
 * Nobody is taken to have refused something that they did not name: what is neither Yes nor No nor a topic is unclear,
 * except one word below `optout`, which is the key of a topic that is gone. A Yes is no agreement.
 */
export function readTopicAnswer(answer: TopicAnswer, config: Pick<BusinessConfig, 'topics'>): readonly TopicReading[] {
  if (answer.about === 'refusal' && answer.topic === null) return readRefused(answer.words, config)
  return [readOne(answer, config)]
}

/** Reads the value of `optout`: topics, all of them, or words. */
function readRefused(words: string, config: Pick<BusinessConfig, 'topics'>): readonly TopicReading[] {
  const whole = readNamed(words, config)
  if (whole) return [whole]
  const isAnswer = saysNone(words) || saysWanted(words) !== null
  if (KEY.test(words.trim())) return [isAnswer ? UNCLEAR : { says: 'gone' }]
  // The name of a topic may have a comma in it, and was looked for first.
  const parts = words.split(/[,،]/).filter((part) => part.trim() !== '')
  if (parts.length === 0) return [UNCLEAR]
  return parts.map((part) => readNamed(part.trim().replace(/^\d+_/, ''), config) ?? UNCLEAR)
}

/** Returns what a name refuses; null for one that is neither a topic nor all of them. */
function readNamed(name: string, config: Pick<BusinessConfig, 'topics'>): TopicReading | null {
  const topic = findNamedTopic(config, name)
  if (topic === 'several') return UNCLEAR
  if (topic) return { says: 'refused', topicId: topic.id }
  return saysAll(name) ? { says: 'all' } : null
}

function readOne(answer: TopicAnswer, config: Pick<BusinessConfig, 'topics'>): TopicReading {
  const { about, topic: name, words } = answer
  const topicId = findTopic(config, name ?? words)?.id ?? null
  if (about === 'refusal') return readRefusal(answer, topicId)
  const said = saysWanted(words)
  const namesItself = name === null ? topicId !== null : isSameAnswer(words, name)
  // A box "none of these" that is checked wants none of them.
  if (name !== null && topicId === null && saysNone(name) && said !== 'no') return UNCLEAR
  if (said === 'yes' || (said === null && namesItself)) return NOTHING
  if (said === 'no' && name !== null && topicId !== null) return { says: 'refused', topicId }
  return about === 'opt_in' || topicId !== null ? UNCLEAR : OTHER
}

function readRefusal({ topic: name, words, isText }: TopicAnswer, topicId: string | null): TopicReading {
  const refused: TopicReading = topicId === null ? UNCLEAR : { says: 'refused', topicId }
  const said = saysRefused(bareAnswer(words))
  if (said === 'nothing') return NOTHING
  if (said === 'out' || isSameAnswer(words, name ?? '')) return refused
  if (topicId !== null) return UNCLEAR
  return isText ? OTHER : NOTHING
}
