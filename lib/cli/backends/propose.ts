import type { Look } from '@/lib/backends/weni/look'
import type { Mapping } from './mapping'
import { ownField, ownGroup } from './mapping'

/** With more contacts than this a change for all of them takes hours by fields alone: one call each, 2,500 an hour. Groups take 100 a call. */
export const LARGE_AUDIENCE = 5000

interface Topic {
  key: string
  category: string
  archived: boolean
}

/** A field for each topic; a group as well where one of its name is there, or the topic is sent to many. */
export function proposeMapping(look: Look, topics: readonly Topic[]): Mapping {
  const isLarge = look.contacts.isMore || look.contacts.count > LARGE_AUDIENCE
  const staticGroups = new Map(
    look.groups.filter(({ isSmart }) => !isSmart).map(({ name }) => [name.toLowerCase(), name]),
  )
  return Object.fromEntries(
    topics
      .filter(({ archived }) => !archived)
      .map(({ key, category }) => {
        const there = staticGroups.get(ownGroup(key).toLowerCase())
        const group = there ?? (isLarge && category === 'marketing' ? ownGroup(key) : null)
        return [key, { field: ownField(key), ...(group === null ? {} : { group }) }]
      }),
  )
}
