import type { BusinessConfig } from '@/db/queries/business/config'
import type { FormAnswers } from '@/lib/backends/whatsapp/events'
import { namesAll } from '@/lib/consent/names-all'
import { normalise } from '@/lib/consent/phrases/normalise'
import { findTopics, indexTopics } from '@/lib/consent/phrases/topics'
import { type Intent, type MessageIntent, NO_INTENT } from './intent'
import { readTopicAnswer } from './read-topic-answer'
import { topicNamesOf, understandPayload } from './understand-text'

const SAYS_NOTHING: ReadonlySet<MessageIntent['outcome']> = new Set(['none', 'link', 'my_data', 'receipt'])

/**
 * Returns the intent of a form that a person filled in inside WhatsApp. Choices that we defined count as they are, all
 * of them together: the widest refusal, or each topic that was named. Other values are the form's own words or an
 * answer to a question that we do not know, so a value that reads like a refusal or a return is unsure; beside a
 * choice of ours it may refuse more than that choice. So may an answer about a topic that can't be read.
 */
export function intentOfChoices(
  { values, byTopic, unclear }: FormAnswers,
  config: Pick<BusinessConfig, 'topics'>,
  read: (text: string) => MessageIntent,
  mayRefuse: (text: string) => boolean,
): MessageIntent {
  const payloads = values.map((value) => understandPayload(value, config))
  const chosen = payloads.flatMap((payload) => (payload && payload.outcome !== 'unsure' ? [payload] : []))
  const readings = byTopic.map((answer) => readTopicAnswer(answer, config))
  for (const reading of readings.flat()) {
    if (reading.says === 'all') chosen.push({ ...NO_INTENT, outcome: 'stop' })
    if (reading.says === 'gone') chosen.push({ ...NO_INTENT, outcome: 'refuse_marketing' })
    if (reading.says === 'refused') chosen.push({ ...NO_INTENT, outcome: 'refuse_topic', topicIds: [reading.topicId] })
  }
  const all = chosen.find(({ outcome }) => outcome === 'stop')
  if (all) return all
  const isUnclear =
    unclear.length > 0 ||
    payloads.some((payload) => payload?.outcome === 'unsure') ||
    readings.flat().some(({ says }) => says === 'unclear')
  // A field with the name of no topic of the business may ask about anything.
  const asked = byTopic.flatMap(({ words }, place) =>
    readings[place]?.some(({ says }) => says === 'other') ? [words] : [],
  )
  const written = [...values.filter((_, place) => payloads[place] === null), ...asked]
  const others = written.map(read)
  if (chosen.length > 0) {
    const said = together(chosen, config)
    const index = indexTopics(topicNamesOf(config.topics))
    // A name or a date beside a choice is often unsure for the model alone. Beside a refusal "everything" and "surveys
    // too" refuse more, though they would not do so by themselves.
    const isMore = (other: MessageIntent, place: number) => {
      const words = written[place] ?? ''
      if (namesAll(words) || namesOther(findTopics(index, normalise(words)), said)) return true
      return other.outcome === 'unsure' ? mayRefuse(words) : saysMore(other, said)
    }
    return isUnclear || others.some(isMore) ? { ...said, mayRefuseMore: true } : said
  }
  if (isUnclear) return { ...NO_INTENT, outcome: 'unsure' }
  if (others.some(({ outcome }) => outcome !== 'none' && outcome !== 'link')) return { ...NO_INTENT, outcome: 'unsure' }
  return others.find(({ outcome }) => outcome === 'link') ?? NO_INTENT
}

/** Returns whether other words of a form say something that the choices in it do not say already. */
function saysMore(other: MessageIntent, said: Intent): boolean {
  if (SAYS_NOTHING.has(other.outcome)) return false
  return other.outcome !== 'refuse_topic' || other.topicIds.some((topicId) => !said.topicIds.includes(topicId))
}

/** Returns whether a text names topics, and none of those that the choices refuse. */
const namesOther = (topicIds: readonly string[], said: Intent): boolean =>
  topicIds.length > 0 && topicIds.every((topicId) => !said.topicIds.includes(topicId))

/**
 * Returns one intent for all refusals: each topic that was refused, and all marketing topics if a choice names a topic
 * that no longer exists.
 */
function together(chosen: readonly Intent[], { topics }: Pick<BusinessConfig, 'topics'>): Intent {
  const isAnyUnknown = chosen.some(({ outcome }) => outcome === 'refuse_marketing')
  const marketing = isAnyUnknown ? topics.filter(({ category }) => category === 'marketing').map(({ id }) => id) : []
  const topicIds = [...new Set([...chosen.flatMap((each) => each.topicIds), ...marketing])]
  return topicIds.length > 0
    ? { ...NO_INTENT, outcome: 'refuse_topic', topicIds }
    : { ...NO_INTENT, outcome: 'refuse_marketing' }
}
