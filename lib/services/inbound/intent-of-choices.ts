import type { BusinessConfig } from '@/db/queries/business/config'
import type { MessageIntent } from './understand-text'
import { NOTHING, type Intent, understandPayload } from './understand-text'

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
  const said = values.map(read)
  if (said.some(({ outcome }) => outcome !== 'none' && outcome !== 'link')) return { ...NOTHING, outcome: 'unsure' }
  return said.find(({ outcome }) => outcome === 'link') ?? NOTHING
}

/** Each topic that was refused; all marketing besides, where one is called something else by now. */
function together(chosen: readonly Intent[], { topics }: Pick<BusinessConfig, 'topics'>): Intent {
  const isAnyUnknown = chosen.some(({ outcome }) => outcome === 'refuse_marketing')
  const marketing = isAnyUnknown ? topics.filter(({ category }) => category === 'marketing').map(({ id }) => id) : []
  const topicIds = [...new Set([...chosen.flatMap((each) => each.topicIds), ...marketing])]
  return topicIds.length > 0
    ? { ...NOTHING, outcome: 'refuse_topic', topicIds }
    : { ...NOTHING, outcome: 'refuse_marketing' }
}
