import { tokenFor } from '@/bench/data/people'
import { DEMO } from '@/lib/demo/business'
import type { Deps } from '@/lib/services/deps'
import { isShownOn } from '@/lib/services/page/is-topic-on'
import { type LiveLink, openLink } from '@/lib/services/page/open-link'
import type { PageVisitor } from '@/lib/services/page/page-act'
import { savePreferences } from '@/lib/services/page/save-preferences'

const USER_AGENT =
  'Mozilla/5.0 (Linux; Android 13; Moto G) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140 Mobile Safari/537.36'

interface Person {
  visitor: PageVisitor
  on: boolean
}

/**
 * Contacts who switch one topic on and off in turn: each call is one save by the next contact, through the service that
 * the page calls.
 */
export interface Savers {
  /** The number of clients that run at once; they never use the same contact. */
  save: (client: number) => Promise<void>
  businessId: string
}

export async function makeSavers(deps: Deps, contacts: readonly string[], clients: number): Promise<Savers> {
  const people: Person[] = []
  const topicId = (link: LiveLink) => link.config.topics.find((topic) => topic.key === 'promotions')?.id ?? ''
  for (const contact of contacts) {
    const link = await openLink(deps, tokenFor(deps, contact))
    if (link.power !== 'full') throw new Error('a bench contact has no living link')
    const topic = link.config.topics.find((each) => each.id === topicId(link))
    const visitor = { link, formId: '', locale: 'es', ip: null, userAgent: USER_AGENT }
    people.push({ visitor, on: topic !== undefined && isShownOn(link.state, topic, Date.now()) })
  }
  const turns = Array.from({ length: clients }, () => 0)
  let forms = 0
  return {
    businessId: DEMO.businessId,
    save: async (client) => {
      const turn = (turns[client] = (turns[client] ?? 0) + 1)
      const person = people[(client + turn * clients) % (people.length - (people.length % clients))]
      if (!person) throw new Error('there is nobody to save')
      const { visitor, on } = person
      const id = topicId(visitor.link)
      const result = await savePreferences(
        deps,
        { ...visitor, formId: `${visitor.link.contactId}:${++forms}` },
        { notice: visitor.link.config.notices['es'] ?? '', shown: { [id]: on }, submitted: { [id]: !on } },
      )
      if (result.outcome !== 'saved' || result.change.outcome !== 'recorded') throw new Error('a save was not recorded')
      person.on = !on
    },
  }
}
