import { randomInt } from 'node:crypto'
import type { BenchDatabase } from '@/bench/data/databases'
import { type Form, formOf, makePeople, moveSwitch, type Person } from '@/bench/peer/forms'

/** A contact who saves, and what they saw of it: `on` is what the last confirmed save says. */
export interface Saver extends Person {
  /** How many of their saves were confirmed. */
  confirmed: number
  /** A form that got no response: whether it was recorded isn't known, and the person presses Save again. */
  pending: Form | null
}

/** Returns contacts of the demo business, each as their page shows them now. */
export async function makeSavers(database: BenchDatabase, count: number): Promise<Saver[]> {
  const people = await makePeople(database, count)
  return people.map((person) => ({ ...person, confirmed: 0, pending: null }))
}

/** Returns the form that the person sends next: the one that got no response, or one with the switch moved. */
export const nextForm = (saver: Saver): Form => saver.pending ?? formOf(saver)

/** Notes that the form was confirmed: the switch is on its other side. */
export function confirm(saver: Saver): void {
  moveSwitch(saver)
  saver.confirmed++
  saver.pending = null
}

/** Returns a function that returns a random item; nobody is asked twice at the same time. */
export function takeTurns<T>(all: readonly T[]): { take(): T; giveBack(item: T): void } {
  const free = [...all]
  return {
    take() {
      const at = randomInt(free.length)
      const [item, last] = [free[at], free.pop()]
      if (item === undefined || last === undefined) throw new Error('there is nobody left')
      if (at < free.length) free[at] = last
      return item
    },
    giveBack: (item) => void free.push(item),
  }
}
