import type { Look } from '@/lib/backends/weni/look'
import { isNegativeName, mayBeNegativeGroup, speaksOf } from '@/lib/negative-names'
import { type Mapping, ownField, ownGroup } from './read-mapping'

/**
 * With more contacts than this a change for all of them takes hours by fields alone: one call each, 2,500 an hour.
 * Groups take 100 a call.
 */
export const LARGE_AUDIENCE = 5000

interface Topic {
  key: string
  category: string
  archived: boolean
  texts: Readonly<Record<string, { name: string } | undefined>>
}

/**
 * Proposes a field for each topic; a group as well where one with its name exists, or the topic is sent to many. A
 * group of those who refuse that mentions a topic takes precedence over both, because it already contains refusals. A
 * group that mentions no topic ("Não enviar mensagens ativas") belongs to the only marketing topic; where there are
 * several, a person decides. A topic has one group: others of those who refuse are named by `unreadRefusals`. So is a
 * group whose name may mean something else ("Bloqueados" may not have paid): what its members said is for a person to
 * say.
 */
export function proposeMapping(look: Look, topics: readonly Topic[]): Mapping {
  const isLarge = look.contacts.isMore || look.contacts.count > LARGE_AUDIENCE
  const live = topics.filter(({ archived }) => !archived)
  const fixed = look.groups.filter(({ isSmart }) => !isSmart)
  const staticGroups = new Map(
    fixed.filter(({ name }) => !isNegativeName(name)).map(({ name }) => [name.toLowerCase(), name]),
  )
  const negative = fixed.filter(({ name }) => isNegativeName(name)).map(({ name }) => name)
  const isAbout = (name: string, topic: Topic) => speaksOf(name, wordsOf(topic))
  const general = negative.filter((name) => !live.some((topic) => isAbout(name, topic)))
  const marketing = live.filter(({ category }) => category === 'marketing')
  return Object.fromEntries(
    live.map((topic) => {
      const { key, category } = topic
      const own = negative.filter((name) => isAbout(name, topic))
      const isOnly = category === 'marketing' && marketing.length === 1
      const refusing = own[0] ?? (isOnly ? general[0] : undefined)
      if (refusing !== undefined) return [key, { field: ownField(key), group: refusing, inverted: true }]
      const there = staticGroups.get(ownGroup(key).toLowerCase())
      const made = isLarge && category === 'marketing' && there === undefined ? ownGroup(key) : null
      // Of a group that is made here nobody has to say what it means, whatever the topic is called.
      if (made !== null && mayBeNegativeGroup(made))
        return [key, { field: ownField(key), group: made, inverted: false }]
      const group = there ?? made
      return [key, { field: ownField(key), ...(group === null ? {} : { group }) }]
    }),
  )
}

/**
 * Returns the groups whose names say that their members refuse, or may, and that no topic is shown by: what their
 * members refused is not read from them, and a person has to be told.
 */
export function unreadRefusals(
  groups: readonly Pick<Look['groups'][number], 'name' | 'isNegative'>[],
  mapped: readonly (string | null | undefined)[],
): string[] {
  const read = new Set(mapped.flatMap((group) => group?.toLowerCase() ?? []))
  return groups.flatMap(({ name, isNegative }) => (isNegative && !read.has(name.toLowerCase()) ? [name] : []))
}

function wordsOf({ key, texts }: Topic): string[] {
  return [key, ...Object.values(texts).flatMap((text) => (text ? [text.name] : []))]
}
