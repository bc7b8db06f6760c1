import { AGREES, foldAnswer, meansNo, NO, YES } from '@/lib/yes-and-no'

/** The meaning of a consent field's value. `unset` is every value that is neither Yes nor No. */
export type FieldAnswer = 'yes' | 'no' | 'unset'

/**
 * People and flows write words by hand, in any language; Sayso writes `yes`, `no`, `true` and `false`. These are no
 * words for Yes and No elsewhere.
 */
const MORE_NO = new Set(['parar', 'pare', 'sair', 'salir', 'nunca', 'never'])

/**
 * Reads a field. Weni itself blocks marketing only at `false`, `no`, `0` and `n` (docs/reference/weni.md, 6.1). A
 * person who wrote "não" there was wrong about Weni and not about their own wish, so it is a No for Sayso, which writes
 * back the word that works.
 */
export function fieldAnswerOf(value: unknown): FieldAnswer {
  if (typeof value === 'number') return value === 0 ? 'no' : value === 1 ? 'yes' : 'unset'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'string') return 'unset'
  const word = foldAnswer(value).replace(/[^\p{L}\p{N}]+/gu, '')
  if (NO.has(word) || meansNo(word) || MORE_NO.has(word)) return 'no'
  return YES.has(word) || AGREES.has(word) ? 'yes' : 'unset'
}
