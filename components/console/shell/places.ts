import type { CommonWords, Place } from '@/lib/i18n/console/common/shape'

interface Group {
  heading: keyof CommonWords['groups'] | null
  places: readonly Place[]
}

/** The navigation: its groups and the places in each. */
export const GROUPS: readonly Group[] = [
  { heading: null, places: ['overview'] },
  { heading: 'seen', places: ['topics', 'look'] },
  { heading: 'people', places: ['people', 'reviews', 'imports'] },
  { heading: 'sending', places: ['templates', 'backends'] },
  { heading: 'business', places: ['members', 'evidence', 'audit', 'developers', 'business'] },
]

/** The places in the bar at the bottom of a phone; the others stand under "More". */
export const TABS: readonly Place[] = ['overview', 'people', 'reviews', 'topics']

/** Returns the address of a place. */
export const addressOf = (place: Place): string => (place === 'overview' ? '/console' : `/console/${place}`)

/** How many things wait for a person in a place, by place; `urgent` ones are drawn as a warning. */
export type Waiting = Partial<Record<Place, { count: number; urgent: boolean }>>
