import type { LookWords } from '@/lib/i18n/console/look/shape'

type Words = LookWords['problems']

/** Returns a sentence for each field of the form, from the faults of a business's definition (`helpUrl must be …`). */
export function sentencesOf(problems: readonly string[], words: Words): Record<string, string> {
  return Object.fromEntries(problems.map((problem) => sentenceOf(problem, words)).toReversed())
}

/** The rule that a field has of its own. */
const RULES: Readonly<Record<string, (words: Words) => string>> = {
  color: ({ color }) => color,
  privacyUrl: ({ https }) => https,
  helpUrl: ({ help }) => help,
  'controller.email': ({ email }) => email,
  'controller.jurisdiction': ({ country }) => country,
}

function sentenceOf(problem: string, words: Words): [field: string, sentence: string] {
  const [, field = '', fault = ''] = /^(\S+) (.*)$/s.exec(problem) ?? []
  const [, most] = /must have (\d+) characters at most/.exec(fault) ?? []
  if (most !== undefined) return [field, words.tooLong(Number(most))]
  if (fault.startsWith('is missing') || fault === 'must not be empty') return [field, words.empty]
  if (fault.includes('control character')) return [field, words.control]
  return [field, RULES[field]?.(words) ?? words.some]
}
