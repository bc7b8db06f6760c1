import type { BenchDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { contactIds, tokenFor } from '@/bench/data/people'
import { paths } from '@/lib/paths'
import { isShownOn } from '@/lib/services/page/is-topic-on'
import { openLink } from '@/lib/services/page/open-link'

/** A form as a browser posts it. */
export interface Form {
  path: string
  body: string
}

/** A contact who moves the switch of promotions again and again. */
export interface Person {
  contactId: string
  token: string
  topicId: string
  notice: string
  on: boolean
  /** The version of the state that the next form is made from: each save is another form. */
  version: number
}

/** Returns people of the demo business, each as their page shows them now. */
export async function makePeople(database: BenchDatabase, count: number): Promise<Person[]> {
  const db = database.app(2)
  try {
    const deps = benchDeps(db)
    const people = (await contactIds(database, count)).map(async (contactId): Promise<Person> => {
      const token = tokenFor(deps, contactId)
      const link = await openLink(deps, token)
      if (link.power !== 'full') throw new Error('a bench contact has no living link')
      const { config, state, contact } = link
      const topic = config.topics.find(({ key }) => key === 'promotions')
      if (!topic) throw new Error('the demo business has no promotions')
      const notice = config.notices['es'] ?? ''
      return {
        contactId,
        token,
        topicId: topic.id,
        notice,
        on: isShownOn(state, topic, Date.now()),
        version: contact.headSeq,
      }
    })
    return await Promise.all(people)
  } finally {
    await db.close()
  }
}

/** Returns the page of the next person. */
export function pagesOf(people: readonly Person[]): () => string {
  let turn = 0
  return () => paths.preferences(people[turn++ % people.length]?.token ?? '')
}

/** Unlike any other number in a path. */
const MARKED_VERSION = 987_654_321

/**
 * Returns the form by which the next person moves the switch of promotions to its other side. All but its version is
 * made before, as the forms of a peer are: what makes the load works on the cores that it measures.
 */
export function savesOf(people: readonly Person[]): () => Form {
  const made = people.map((person) => {
    const [off, on] = [false, true].map((isOn) => formOf({ ...person, on: isOn, version: MARKED_VERSION }))
    return { person, off, on }
  })
  let turn = 0
  return () => {
    const next = made[turn++ % made.length]
    const form = next?.person.on ? next.on : next?.off
    if (!next || !form) throw new Error('there is nobody to save')
    const path = form.path.replace(String(MARKED_VERSION), String(next.person.version))
    moveSwitch(next.person)
    return { path, body: form.body }
  }
}

/** Returns the form by which a person moves the switch to its other side. */
export function formOf({ token, topicId, notice, on, version }: Person): Form {
  const form = new URLSearchParams({ act: 'save', notice, shown: `${topicId}:${on ? 1 : 0}` })
  if (!on) form.append('on', topicId)
  return { path: paths.preferences(token, { l: 'es', v: version }), body: form.toString() }
}

/** Notes that the switch was moved. */
export function moveSwitch(person: Person): void {
  person.on = !person.on
  person.version++
}
