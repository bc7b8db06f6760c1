import { saysWanted } from '@/lib/yes-and-no'

/** The meaning of a consent field's value. `unset` is every value that is neither Yes nor No. */
export type FieldAnswer = 'yes' | 'no' | 'unset'

/**
 * Reads a field. People and flows write words by hand, in any language; Sayso writes `yes`, `no`, `true` and `false`.
 * Weni itself blocks marketing only at `false`, `no`, `0` and `n` (docs/reference/weni.md, 6.1). A person who wrote
 * "não" there was wrong about Weni and not about their own wish, so it is a No for Sayso, which writes back the word
 * that works.
 */
export function fieldAnswerOf(value: unknown): FieldAnswer {
  if (typeof value === 'number') return value === 0 ? 'no' : value === 1 ? 'yes' : 'unset'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'string') return 'unset'
  return saysWanted(value) ?? 'unset'
}
