import { DEMO } from '@/lib/demo/business'
import type { Deps } from '@/lib/services/deps'
import { type LiveLink, openLink } from '@/lib/services/page/open-link'
import type { PageActor } from '@/lib/services/page/page-act'
import { savePreferences } from '@/lib/services/page/save-preferences'
import { isOn } from '@/lib/services/page/is-topic-on'
import { tokenFor } from '../data/people'

const USER_AGENT =
  'Mozilla/5.0 (Linux; Android 13; Moto G) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140 Mobile Safari/537.36'

interface Person {
  actor: PageActor
  on: boolean
}

/** People who switch one topic on and off again and again: each call is one save by the next of them, to the service the page calls. */
export interface Savers {
  /** Lanes run at once and never meet at the same person. */
  save: (lane: number) => Promise<void>
  businessId: string
}

export async function makeSavers(deps: Deps, contacts: readonly string[], lanes: number): Promise<Savers> {
  const people: Person[] = []
  const topicId = (link: LiveLink) => link.config.topics.find((topic) => topic.key === 'promotions')?.id ?? ''
  for (const contact of contacts) {
    const link = await openLink(deps, tokenFor(deps, contact))
    if (link.power !== 'full') throw new Error('a bench contact has no living link')
    const topic = link.config.topics.find((each) => each.id === topicId(link))
    const actor = { link, formId: '', locale: 'es', ip: null, userAgent: USER_AGENT }
    people.push({ actor, on: topic !== undefined && isOn(link.state, topic) })
  }
  const turns = Array.from({ length: lanes }, () => 0)
  let forms = 0
  return {
    businessId: DEMO.businessId,
    save: async (lane) => {
      const turn = (turns[lane] = (turns[lane] ?? 0) + 1)
      const person = people[(lane + turn * lanes) % (people.length - (people.length % lanes))]
      if (!person) throw new Error('there is nobody to save')
      const { actor, on } = person
      const id = topicId(actor.link)
      const result = await savePreferences(
        deps,
        { ...actor, formId: `${actor.link.contactId}:${++forms}` },
        { notice: actor.link.config.notices['es'] ?? '', shown: { [id]: on }, submitted: { [id]: !on } },
      )
      if (result.outcome !== 'saved' || result.change.outcome !== 'recorded') throw new Error('a save was not recorded')
      person.on = !on
    },
  }
}
