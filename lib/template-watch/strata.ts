import type { Category } from '@/lib/consent/types'
import type { Stratum } from './e-process'

/** A template in one category: the places of days, and what was delivered and refused on each. */
export interface Series {
  category: Category
  places: readonly number[]
  delivered: readonly number[]
  refused: readonly number[]
}

/** What the whole business delivered in a category on a day, and what was refused of it. */
export interface Whole {
  category: Category
  place: number
  delivered: number
  refused: number
}

/** The sums of a business by category and day, from which those of a template are taken away. */
export type Wholes = ReadonlyMap<string, Pick<Whole, 'delivered' | 'refused'>>

const keyOf = (category: Category, place: number) => `${place} ${category}`

export const wholesOf = (wholes: readonly Whole[]): Wholes =>
  new Map(wholes.map(({ category, place, delivered, refused }) => [keyOf(category, place), { delivered, refused }]))

/**
 * Returns the strata of a template, which may be of several languages, in the order of their days: one for each day and
 * category in which it was delivered. The rest is what other templates of the same category delivered that day.
 */
export function strataOf(series: readonly Series[], wholes: Wholes): Stratum[] {
  const own = new Map<string, { place: number; n: number; K: number }>()
  for (const { category, places, delivered, refused } of series) {
    for (const [index, place] of places.entries()) {
      const key = keyOf(category, place)
      const sum = own.get(key) ?? { place, n: 0, K: 0 }
      sum.n += delivered[index] ?? 0
      sum.K += refused[index] ?? 0
      own.set(key, sum)
    }
  }
  return [...own.entries()]
    .filter(([, { n }]) => n > 0)
    .toSorted(([, a], [, b]) => a.place - b.place)
    .map(([key, { n, K }]) => {
      const whole = wholes.get(key)
      return { n, K, B: Math.max(0, (whole?.delivered ?? 0) - n), R: Math.max(0, (whole?.refused ?? 0) - K) }
    })
}
