import { randomInt } from 'node:crypto'
import type { BenchDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { contactIds, tokenFor } from '@/bench/data/people'
import type { Form } from '@/bench/peer/forms'
import { paths } from '@/lib/paths'
import { isShownOn } from '@/lib/services/page/is-topic-on'
import { openLink } from '@/lib/services/page/open-link'

/** A contact who moves the switch of promotions again and again, and what they were told about it. */
export interface Saver {
  contactId: string
  token: string
  topicId: string
  notice: string
  /** What the last confirmed save says. */
  on: boolean
  /** The version of the state that the next form is made from. */
  version: number
  /** How many of their saves were confirmed. */
  confirmed: number
  /** A form that got no response: whether it was recorded isn't known, and the person presses Save again. */
  pending: Form | null
}

/** Returns contacts of the demo business, each as their page shows them now. */
export async function makeSavers(database: BenchDatabase, count: number): Promise<Saver[]> {
  const db = database.app(8)
  try {
    const deps = benchDeps(db)
    const savers: Saver[] = []
    for (const contactId of await contactIds(database, count)) {
      const token = tokenFor(deps, contactId)
      const link = await openLink(deps, token)
      if (link.power !== 'full') throw new Error('a bench contact has no living link')
      const topic = link.config.topics.find(({ key }) => key === 'promotions')
      if (!topic) throw new Error('the demo business has no promotions')
      savers.push({
        contactId,
        token,
        topicId: topic.id,
        notice: link.config.notices['es'] ?? '',
        on: isShownOn(link.state, topic, Date.now()),
        version: link.contact.headSeq,
        confirmed: 0,
        pending: null,
      })
    }
    return savers
  } finally {
    await db.close()
  }
}

/** Returns the form that the person sends next: the one that got no response, or one with the switch moved. */
export function nextForm(saver: Saver): Form {
  if (saver.pending) return saver.pending
  const { token, topicId, notice, on, version } = saver
  const form = new URLSearchParams({ act: 'save', notice, shown: `${topicId}:${on ? 1 : 0}` })
  if (!on) form.append('on', topicId)
  return { path: paths.preferences(token, { l: 'es', v: version }), body: form.toString() }
}

/** Notes that the form was confirmed: the switch is on its other side. */
export function confirm(saver: Saver): void {
  saver.on = !saver.on
  saver.version++
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
