import { readConfigVersion, type TopicConfig } from '@/db/queries/business/config'
import { listLatestLines } from '@/db/queries/people/people-lists'
import type { Instant } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { type PersonSummary, summarise } from './person-summary'

export interface LatestPeople {
  outcome: 'read'
  /** Those whose lines were written last, each once, with the time of their newest line. */
  people: (PersonSummary & { at: Instant })[]
  /** The topics on offer, for the forms of the page. */
  topics: TopicConfig[]
  defaultLocale: string
}

/** How many of the newest lines are looked at; an import writes many of different people. */
const LINES = 50
const MOST = 10

/** Returns the people who changed last, and the topics by which people are listed. */
export async function listLatest(deps: Deps, caller: Caller): Promise<LatestPeople | NotAllowed> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'contacts.read', async (tx): Promise<LatestPeople> => {
    const config = await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))
    const lines = await listLatestLines(tx, businessId, LINES)
    const ids = [...new Set(lines.map(({ contactId }) => contactId))].slice(0, MOST)
    const people = await summarise(tx, caller, config, ids, deps.clock.now())
    return {
      outcome: 'read',
      people: people.map((person) => ({
        ...person,
        at: lines.find(({ contactId }) => contactId === person.id)?.at ?? 0,
      })),
      topics: config.topics.filter((topic) => !topic.archived),
      defaultLocale: config.defaultLocale,
    }
  })
}
