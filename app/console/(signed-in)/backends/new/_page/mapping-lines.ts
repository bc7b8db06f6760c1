import type { MappingLine } from '@/components/console/connecting/WeniMappingForm'
import type { ConnectingWords } from '@/lib/i18n/console/connecting/shape'
import type { Locale } from '@/lib/i18n/locales'
import type { PlannedTopic } from '@/lib/services/backends/connecting/plan-weni'
import { topicName } from '../../../_page/topic-name'

/** Returns the topics as the form shows them, each with a sentence about what is wrong with it. */
export function mappingLines(words: ConnectingWords, topics: readonly PlannedTopic[], locale: Locale): MappingLine[] {
  return topics.map((topic) => {
    const { key, field, group, inverted, asks, own } = topic
    return { key, name: topicName(topic, locale), field, group, inverted, asks, own, problem: problemOf(words, topic) }
  })
}

function problemOf({ mapping: { problems, types } }: ConnectingWords, topic: PlannedTopic): MappingLine['problem'] {
  const { problem, own } = topic
  if (!problem) return null
  const field = (text: string) => ({ at: 'field' as const, text })
  const group = (text: string) => ({ at: 'group' as const, text })
  const meaning = (text: string) => ({ at: 'meaning' as const, text })
  if ('problem' in problem) {
    if (problem.problem === 'meaning_unsaid') return meaning(problems.meaning_unsaid(problem.group))
    if (problem.problem === 'negative_name') return meaning(problems.negative_name(problem.group))
    if (problem.problem === 'inverted_without_group') return group(problems.inverted_without_group)
    return field(problems.other)
  }
  switch (problem.code) {
    case 'wrong_type':
      return field(
        problem.field === own.field
          ? problems.own_wrong_type(problem.field, types[problem.type] ?? problem.type)
          : problems.wrong_type(problem.field, types[problem.type] ?? problem.type, own.field),
      )
    case 'no_such_field':
    case 'shared_field':
      return field(problems[problem.code](problem.field))
    case 'smart_group':
    case 'contrary_group':
      return group(problems[problem.code](problem.group))
  }
}
