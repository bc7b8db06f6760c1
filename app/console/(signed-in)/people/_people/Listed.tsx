import Link from 'next/link'
import type { ReactNode } from 'react'
import { topicName } from '@/app/console/(signed-in)/_page/topic-name'
import { PeopleList } from '@/components/console/people/PeopleList'
import { Empty, Page } from '@/components/console/ui/Page'
import type { SignedIn } from '@/lib/auth/signed-in'
import { DECISION_REASONS, type DecisionReason, type Reason } from '@/lib/consent/types'
import { countText } from '@/lib/i18n/console/numbers'
import type { PeopleWords } from '@/lib/i18n/console/people/shape'
import { type BrowsedPeople, browsePeople, type PeopleFilter } from '@/lib/services/people/browse-people'
import { webDeps } from '@/lib/services/runtime'
import { addressOfList } from './filter'
import { listedPerson, type Telling } from './say-person'

interface Props {
  who: SignedIn
  filter: PeopleFilter
  telling: Telling
  forms: ReactNode
}

/** A list of people behind a number of the console, page by page. */
export async function Listed({ who, filter, telling, forms }: Props) {
  const { lists } = telling.words
  const read = await browsePeople(webDeps(), who.member, filter)
  if (read.outcome === 'not_allowed') return null
  if (read.outcome !== 'read')
    return (
      <Page title={telling.words.title} lead={read.outcome === 'topic_needed' ? lists.topicNeeded : lists.unknownTopic}>
        {forms}
      </Page>
    )
  const title = titleOf(filter, read, telling)
  const people = read.people.map((person) => listedPerson(person, telling))
  const address = (after: string | null) => addressOfList({ list: 'all', ...filter, after })
  return (
    <Page title={title} lead={lists.lead}>
      {people.length > 0 ? (
        <PeopleList people={people} label={title} />
      ) : (
        <Empty title={read.next === null ? lists.none : lists.noneHere(countText(read.looked, telling.locale))} />
      )}
      {(filter.after !== null || read.next !== null) && (
        <nav className="acts" aria-label={lists.pages}>
          {filter.after !== null && (
            <Link className="b" href={address(null)} prefetch={false}>
              {lists.first}
            </Link>
          )}
          {read.next !== null && (
            <Link className="b" href={address(read.next)} rel="next" prefetch={false}>
              {lists.next}
            </Link>
          )}
        </nav>
      )}
      {forms}
    </Page>
  )
}

function titleOf(
  { standing, reason }: PeopleFilter,
  { topic }: Extract<BrowsedPeople, { outcome: 'read' }>,
  { words: { lists }, locale }: Telling,
): string {
  const name = topic && topicName(topic, locale)
  if (reason !== null) return lists.reasonHeading(reasonWords(reason, lists), name)
  if (standing === null) return name ?? lists.all
  return name === null ? lists.stoppedAll : lists.heading[standing](name)
}

const reasonWords = (reason: DecisionReason | Reason, lists: PeopleWords['lists']): string =>
  isDecision(reason) ? lists.reasons[reason] : lists.given[reason]

const isDecision = (reason: DecisionReason | Reason): reason is DecisionReason =>
  (DECISION_REASONS as readonly string[]).includes(reason)
