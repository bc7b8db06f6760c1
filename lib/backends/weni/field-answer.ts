/** The meaning of a consent field's value. `unset` is every value that is neither Yes nor No. */
export type FieldAnswer = 'yes' | 'no' | 'unset'

/** People and flows write these by hand; Sayso writes `yes`, `no`, `true` and `false`. */
const NO = new Set(['no', 'n', 'false', 'f', '0', 'off', 'out', 'opt out', 'optout', 'opted out', 'nao', 'falso'])
const MORE_NO = new Set(['stop', 'parar', 'pare', 'baja', 'sair', 'salir', 'unsubscribed', 'refused', 'nunca', 'never'])
const YES = new Set(['yes', 'y', 'true', 't', '1', 'on', 'in', 'opt in', 'optin', 'opted in', 'si', 's', 'sim'])

/**
 * Reads a field. Weni itself blocks marketing only at `false`, `no`, `0` and `n` (docs/reference/weni.md, 6.1). A
 * person who wrote "não" there was wrong about Weni and not about their own wish, so it is a No for Sayso, which writes
 * back the word that works.
 */
export function fieldAnswerOf(value: unknown): FieldAnswer {
  if (typeof value === 'number') return value === 0 ? 'no' : value === 1 ? 'yes' : 'unset'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'string') return 'unset'
  const word = value
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  if (NO.has(word) || MORE_NO.has(word)) return 'no'
  return YES.has(word) ? 'yes' : 'unset'
}
