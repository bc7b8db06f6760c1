import { DECISION_REASONS, REASONS } from '@/lib/consent/types'
import { LISTED_STANDINGS, type PeopleFilter } from '@/lib/services/people/browse-people'

type Query = Record<string, string | string[] | undefined>

const TEXT_MAX_CHARS = 100

/** Returns which list an address asks for; null if it asks for none. A word that is unknown is ignored. */
export function filterIn(query: Query): PeopleFilter | null {
  const text = (name: string) => {
    const value = query[name]
    return typeof value === 'string' && value !== '' ? value.slice(0, TEXT_MAX_CHARS) : null
  }
  const among = <Word extends string>(words: readonly Word[], name: string) =>
    words.find((word) => word === text(name)) ?? null
  const filter: PeopleFilter = {
    topic: text('topic'),
    standing: among(LISTED_STANDINGS, 'standing'),
    reason: among([...DECISION_REASONS, ...REASONS], 'reason'),
    after: text('after'),
  }
  const isAsked = filter.topic ?? filter.standing ?? filter.reason ?? text('list')
  return isAsked === null ? null : filter
}

/** Returns the address of a list, or of the page of it that begins after a place. */
export function addressOfList(parts: Partial<Record<keyof PeopleFilter | 'list', string | null>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parts)) if (value) query.set(name, value)
  return `/console/people?${query.toString()}`
}
