import type { TopicsWords } from '@/lib/i18n/console/topics/shape'

type Words = TopicsWords['problems']

/**
 * Returns a sentence for each field of the form, from the faults of a topic's definition. A fault begins with its place
 * (`texts.es.name must not be empty`), which is also the name of the field.
 */
export function sentencesOf(problems: readonly string[], words: Words): Record<string, string> {
  return Object.fromEntries(problems.map((problem) => sentenceOf(problem, words)).toReversed())
}

function sentenceOf(problem: string, words: Words): [field: string, sentence: string] {
  const [, field = '', fault = ''] = /^(\S+) (.*)$/s.exec(problem) ?? []
  const [, most] = /must have (\d+) characters at most/.exec(fault) ?? []
  if (most !== undefined) return [field, words.tooLong(Number(most))]
  if (fault.startsWith('is missing') || fault === 'must not be empty') return [field, missing(field, words)]
  if (fault.includes('control character')) return [field, words.control]
  if (field === 'listed' || fault.includes('for some people only')) return [field, words.forSome]
  if (fault.includes('is paused')) return [field, words.paused]
  if (field === 'policy') return [field, words.noMarketing]
  if (field === 'key') return [field, words.key]
  return [field, words.some]
}

function missing(field: string, { missing: known, some }: Words): string {
  const name = field.split('.').at(-1) ?? ''
  return Object.entries(known).find(([each]) => each === name)?.[1] ?? some
}
