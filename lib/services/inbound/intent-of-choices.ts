import type { BusinessConfig } from '@/db/queries/business/config'
import type { FormAnswers } from '@/lib/backends/whatsapp/events'
import { findTopic } from '@/lib/find-topic'
import { type Intent, type MessageIntent, NO_INTENT } from './intent'
import { understandPayload } from './understand-text'

/**
 * Returns the intent of a form that a person filled in inside WhatsApp. Choices that we defined count as they are, all
 * of them together: the widest refusal, or each topic that was named. Other values are the form's own words or an
 * answer to a question that we do not know, so a value that reads like a refusal or a return is unsure. So is an answer
 * to a refusal that can't be read, also beside one that can.
 */
export function intentOfChoices(
  { values, declined, unclear }: FormAnswers,
  config: Pick<BusinessConfig, 'topics'>,
  read: (text: string) => MessageIntent,
): MessageIntent {
  const topicOf = ({ topic }: FormAnswers['declined'][number]) => findTopic(config, topic)
  const chosen = values.flatMap((value) => understandPayload(value, config) ?? [])
  const topics = declined.flatMap((each) => topicOf(each)?.id ?? [])
  if (topics.length > 0) chosen.push({ ...NO_INTENT, outcome: 'refuse_topic', topicIds: topics })
  const all = chosen.find(({ outcome }) => outcome === 'stop')
  if (all) return all
  if (chosen.length > 0) return { ...together(chosen, config), ...(unclear.length > 0 ? { isPartUnsure: true } : {}) }
  if (unclear.length > 0) return { ...NO_INTENT, outcome: 'unsure' }
  // A field with the name of no topic of the business may ask about anything.
  const others = declined.flatMap((each) => (topicOf(each) ? [] : [each.words]))
  const intents = [...values, ...others].map(read)
  if (intents.some(({ outcome }) => outcome !== 'none' && outcome !== 'link'))
    return { ...NO_INTENT, outcome: 'unsure' }
  return intents.find(({ outcome }) => outcome === 'link') ?? NO_INTENT
}

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
