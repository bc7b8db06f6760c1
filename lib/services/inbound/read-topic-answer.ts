import type { BusinessConfig } from '@/db/queries/business/config'
import type { TopicAnswer } from '@/lib/backends/whatsapp/events'
import { findTopic } from '@/lib/find-topic'
import { bareAnswer, isSameAnswer, saysNone, saysRefused, saysWanted } from '@/lib/yes-and-no'

/** What an answer of a form says, by the topics of the business. */
type TopicReading =
  | { says: 'refused'; topicId: string }
  /** It may be a refusal, and a member of the business decides. */
  | { says: 'unclear' }
  /** It is about something else, and its words are read like others of the form. */
  | { says: 'other' }
  | { says: 'nothing' }

const UNCLEAR: TopicReading = { says: 'unclear' }
const OTHER: TopicReading = { says: 'other' }
const NOTHING: TopicReading = { says: 'nothing' }

/**
 * Reads an answer of a form whose meaning depends on which topics the business has. Nobody is taken to have refused
 * something that they did not name: what is neither Yes nor No nor a topic is unclear. A Yes is no agreement.
 */
export function readTopicAnswer(answer: TopicAnswer, config: Pick<BusinessConfig, 'topics'>): TopicReading {
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
  if (name === null) return refused
  const said = saysRefused(bareAnswer(words))
  if (said === 'nothing') return NOTHING
  if (said === 'out' || isSameAnswer(words, name)) return refused
  if (topicId !== null) return UNCLEAR
  return isText ? OTHER : NOTHING
}
