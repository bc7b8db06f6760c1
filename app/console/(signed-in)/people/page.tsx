import type { Metadata } from 'next'
import Link from 'next/link'
import { topicName } from '@/app/console/(signed-in)/_page/topic-name'
import { FindForm } from '@/components/console/people/FindForm'
import { ListForm } from '@/components/console/people/ListForm'
import { PeopleList } from '@/components/console/people/PeopleList'
import { Empty, Page, Section } from '@/components/console/ui/Page'
import { requireSignedIn, type SignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'
import { PEOPLE } from '@/lib/i18n/console/people/words'
import { findPeople } from '@/lib/services/people/find-people'
import { type LatestPeople, listLatest } from '@/lib/services/people/list-latest'
import { openSearch } from '@/lib/services/people/sealed-search'
import { webDeps } from '@/lib/services/runtime'
import { addressOfList, filterIn } from './_people/filter'
import { Found } from './_people/Found'
import { Listed } from './_people/Listed'
import { listedPerson, type Telling, timeText } from './_people/say-person'
import '../../people.css'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn('contacts.read')
  return { title: PEOPLE[locale].title }
}

export default async function PeoplePage({ searchParams }: Props) {
  const who = await requireSignedIn('contacts.read')
  const query = await searchParams
  const words = PEOPLE[who.locale]
  const telling: Telling = { locale: who.locale, timeZone: who.business.timeZone, words }
  const { found, problem } = query
  const text = typeof found === 'string' ? openSearch(webDeps(), who.member, found) : null
  const latest = await listLatest(webDeps(), who.member)
  if (latest.outcome === 'not_allowed') return null
  const filter = filterIn(query)
  if (text !== null) return <Search {...{ who, text, telling, latest }} />
  const forms = <Forms {...{ telling, latest, topic: filter?.topic ?? '', standing: filter?.standing ?? '' }} />
  if (filter) return <Listed {...{ who, filter, telling, forms }} />
  const people = latest.people.map((person) => listedPerson(person, telling, timeText(person.at, telling)))
  return (
    <Page title={words.title} lead={words.lead}>
      {problem === 'other_business' && (
        <p className="note e" role="alert">
          {COMMON[who.locale].answers.other_business}
        </p>
      )}
      <FindForm words={words.find} businessId={who.business.id} text="" />
      {forms}
      <Section title={words.lists.latest}>
        {people.length === 0 ? (
          <Empty title={words.lists.latestNone} />
        ) : (
          <PeopleList people={people} label={words.lists.latest} />
        )}
      </Section>
    </Page>
  )
}

/** What is found for a text. One person alone was opened at once (find/route.ts), so that going back leads here. */
async function Search({
  who,
  text,
  telling,
  latest,
}: {
  who: SignedIn
  text: string
  telling: Telling
  latest: LatestPeople
}) {
  const found = await findPeople(webDeps(), who.member, text)
  if (found.outcome === 'not_allowed') return null
  const { words } = telling
  return (
    <Page title={words.find.results(text)}>
      <FindForm words={words.find} businessId={who.business.id} text={text} />
      <Found {...{ who, text, found, telling }} />
      <Forms {...{ telling, latest, topic: '', standing: '' }} />
    </Page>
  )
}

function Forms({
  telling: { words, locale },
  latest,
  topic,
  standing,
}: {
  telling: Telling
  latest: LatestPeople
  topic: string
  standing: string
}) {
  const topics = latest.topics.map((each) => ({
    key: each.key,
    name: topicName(each, locale, latest.defaultLocale),
  }))
  return (
    <Section
      title={words.lists.title}
      aside={
        <Link className="s" href={addressOfList({ list: 'all' })} prefetch={false}>
          {words.lists.all}
        </Link>
      }
    >
      <ListForm words={words.lists} topics={topics} topic={topic} standing={standing} />
    </Section>
  )
}
