import type { BusinessConfig } from '@/db/queries/business/config'
import { type Intent, type MessageIntent, NO_INTENT } from './intent'
import { understandPayload } from './understand-text'

/**
 * What a form asks for that somebody filled in inside WhatsApp. Choices that we defined count as they say, all of
 * them together: the widest refusal, or each topic that was named. Words beside them are the form's own or somebody's
 * answer to a question that we don't know: what reads as a refusal or a return there is unsure.
 */
export function intentOfChoices(
  values: readonly string[],
  config: Pick<BusinessConfig, 'topics'>,
  read: (text: string) => MessageIntent,
): MessageIntent {
  const chosen = values.flatMap((value) => understandPayload(value, config) ?? [])
  const all = chosen.find(({ outcome }) => outcome === 'stop')
  if (all) return all
  if (chosen.length > 0) return together(chosen, config)
  const intents = values.map(read)
  if (intents.some(({ outcome }) => outcome !== 'none' && outcome !== 'link'))
    return { ...NO_INTENT, outcome: 'unsure' }
  return intents.find(({ outcome }) => outcome === 'link') ?? NO_INTENT
}

/** Each topic that was refused; all marketing besides, where one is called something else by now. */
function together(chosen: readonly Intent[], { topics }: Pick<BusinessConfig, 'topics'>): Intent {
  const isAnyUnknown = chosen.some(({ outcome }) => outcome === 'refuse_marketing')
  const marketing = isAnyUnknown ? topics.filter(({ category }) => category === 'marketing').map(({ id }) => id) : []
  const topicIds = [...new Set([...chosen.flatMap((each) => each.topicIds), ...marketing])]
  return topicIds.length > 0
    ? { ...NO_INTENT, outcome: 'refuse_topic', topicIds }
    : { ...NO_INTENT, outcome: 'refuse_marketing' }
}
