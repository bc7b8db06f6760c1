import { isDeepStrictEqual } from 'node:util'
import type { TopicContent } from '@/db/queries/business/topic-versions'

export type { TopicContent }

/** One thing that somebody else changed while a member was editing. The values are texts; null: there was none. */
export interface TheirChange {
  /** `policy`, `category`, `legalBasis`, or a text as `texts.es.name`. */
  field: string
  was: string | null
  now: string | null
  /** What the member wants; null: nothing. */
  mine: string | null
  /** Whether the member changed it too, to something else. */
  isContested: boolean
}

/** What the content of a topic is made of, by field. */
type Flat = Record<string, string>

/** Returns what somebody changed since the version that a member began to edit. */
export function theirChanges(base: TopicContent, theirs: TopicContent, mine: TopicContent): TheirChange[] {
  const [was, now, wanted] = [flat(base), flat(theirs), flat(mine)]
  return fieldsOf(was, now).flatMap((field) => {
    if (was[field] === now[field]) return []
    const isContested = wanted[field] !== was[field] && wanted[field] !== now[field]
    return { field, was: was[field] ?? null, now: now[field] ?? null, mine: wanted[field] ?? null, isContested }
  })
}

/**
 * Returns the content with the changes of both. Where both changed the same field, `winner` says whose change stays.
 */
export function mergeTopic(
  base: TopicContent,
  theirs: TopicContent,
  mine: TopicContent,
  winner: 'mine' | 'theirs',
): TopicContent {
  const [was, now, wanted] = [flat(base), flat(theirs), flat(mine)]
  const merged: Flat = {}
  for (const field of fieldsOf(was, now, wanted)) {
    const isTheirs = now[field] !== was[field] && (wanted[field] === was[field] || winner === 'theirs')
    const value = isTheirs ? now[field] : wanted[field]
    if (value !== undefined) merged[field] = value
  }
  return unflat(merged)
}

/** Returns whether two contents are the same. */
export const isSameTopic = (one: TopicContent, other: TopicContent): boolean =>
  isDeepStrictEqual(flat(one), flat(other))

function flat({ category, policy, legalBasis, texts }: TopicContent): Flat {
  const all: Flat = { policy, category, ...(legalBasis === null ? {} : { legalBasis }) }
  for (const [locale, text] of Object.entries(texts))
    for (const [name, value] of Object.entries(text ?? {}) as [string, string | undefined][])
      if (value) all[`texts.${locale}.${name}`] = value
  return all
}

function unflat({ policy, category, legalBasis, ...rest }: Flat): TopicContent {
  const texts: Record<string, Record<string, string>> = {}
  for (const [field, value] of Object.entries(rest)) {
    const [, locale = '', name = ''] = field.split('.')
    texts[locale] = { ...texts[locale], [name]: value }
  }
  return { policy, category, legalBasis: legalBasis ?? null, texts } as unknown as TopicContent
}

const fieldsOf = (...all: Flat[]): string[] => [...new Set(all.flatMap((one) => Object.keys(one)))]
