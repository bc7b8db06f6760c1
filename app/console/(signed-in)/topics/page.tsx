import type { Metadata } from 'next'
import Link from 'next/link'
import { topicName } from '@/app/console/(signed-in)/_page/topic-name'
import { Preview } from '@/components/console/preview/Preview'
import { topicAddress } from '@/components/console/topics/topic-address'
import { TopicOrder } from '@/components/console/topics/TopicOrder'
import { Reach, TopicRow } from '@/components/console/topics/TopicRow'
import { Empty, Page, Section } from '@/components/console/ui/Page'
import { orForbidden, requireSignedIn } from '@/lib/auth/signed-in'
import { countText } from '@/lib/i18n/console/numbers'
import { PREVIEW } from '@/lib/i18n/console/preview/words'
import { LISTING } from '@/lib/i18n/console/topics/listing'
import { TOPICS } from '@/lib/i18n/console/topics/words'
import { spokenLocales } from '@/lib/i18n/page-notice'
import { LANGUAGES } from '@/lib/languages'
import { readPage, type TopicConfig } from '@/lib/services/business/read-page'
import { allows } from '@/lib/services/callers/rights'
import { readTopicReach } from '@/lib/services/figures/read-topic-reach'
import { webDeps } from '@/lib/services/runtime'
import { moveTopicAction } from './actions'
import '../../topics.css'

/** The archived topics that are listed before all are asked for. */
const ARCHIVED_FIRST = 10
const HOW = 'how-to-move'

export async function generateMetadata(): Promise<Metadata> {
  return { title: TOPICS[(await requireSignedIn()).locale].title }
}

interface Props {
  searchParams: Promise<{ archived?: string | string[] }>
}

export default async function TopicsPage({ searchParams }: Props) {
  const { member, locale, business } = await requireSignedIn('page.read')
  const words = TOPICS[locale]
  const read = await Promise.all([readPage(webDeps(), member), readTopicReach(webDeps(), member)])
  const [page, allowed] = [orForbidden(read[0]), orForbidden(read[1])]
  const canWrite = allows(member, 'topics.write')
  const name = (topic: TopicConfig) => topicName(topic, locale, page.defaultLocale)
  const reachOf = ({ id, key }: TopicConfig) => {
    if (!allowed) return null
    const text = countText(allowed.get(id) ?? 0, locale)
    const href = `/console/people?topic=${encodeURIComponent(key)}&standing=allowed`
    return { text, label: words.list.reach(text), href }
  }
  const lineOf = ({ policy, paused, listed: shownTo }: TopicConfig) =>
    [words.policies[policy].line, LISTING[locale].lines[shownTo], paused ? words.paused : '']
      .filter((part) => part !== '')
      .join(' · ')
  const shown = page.topics.filter(({ archived }) => !archived)
  const archived = page.topics.filter((topic) => topic.archived)
  const isAll = (await searchParams).archived === 'all'
  const listed = isAll ? archived : archived.slice(0, ARCHIVED_FIRST)
  const create = canWrite && (
    <Link className="b" href="/console/topics/new" prefetch={false}>
      {words.create}
    </Link>
  )
  return (
    <Page title={words.title} lead={words.lead} acts={create}>
      <div className="side-by">
        <div className="flow">
          {shown.length === 0 && (
            <Empty title={words.list.empty.title} acts={create}>
              {words.list.empty.text}
            </Empty>
          )}
          {shown.length > 0 && canWrite && (
            <section className="sec" aria-label={words.list.order}>
              <TopicOrder
                action={moveTopicAction}
                businessId={business.id}
                label={words.list.order}
                drag={words.list.drag}
                describedBy={HOW}
                topics={shown.map((topic) => ({
                  ...{ id: topic.id, href: topicAddress(topic), name: name(topic), line: lineOf(topic) },
                  category: words.categories[topic.category],
                  reach: reachOf(topic),
                  up: words.list.up(name(topic)),
                  down: words.list.down(name(topic)),
                }))}
              />
              <p className="s" id={HOW}>
                {words.list.how} {allowed && words.list.numbers}{' '}
                <span className="keys">
                  {words.list.keysBefore} <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd> {words.list.keysAfter}
                </span>
              </p>
            </section>
          )}
          {shown.length > 0 && !canWrite && (
            <section className="sec" aria-label={words.list.order}>
              <ol className="panel list order">
                {shown.map((topic) => (
                  <TopicRow key={topic.id} href={topicAddress(topic)} name={name(topic)} line={lineOf(topic)}>
                    <span className="tag">{words.categories[topic.category]}</span>
                    <Reach reach={reachOf(topic)} />
                  </TopicRow>
                ))}
              </ol>
              <p className="s">
                {allowed && words.list.numbers} {words.editor.viewer}
              </p>
            </section>
          )}
          {archived.length > 0 && (
            <Section title={words.list.archived} aside={<p>{words.list.archivedLead}</p>}>
              <ul className="panel list">
                {listed.map((topic) => (
                  <li key={topic.id}>
                    <Link className="n" href={topicAddress(topic)} prefetch={false}>
                      {name(topic)}
                    </Link>
                    <span className="tag">{words.categories[topic.category]}</span>
                  </li>
                ))}
              </ul>
              {listed.length < archived.length && (
                <p>
                  <Link href="?archived=all">{words.list.archivedMore(archived.length)}</Link>
                </p>
              )}
            </Section>
          )}
        </div>
        <Preview
          words={PREVIEW[locale]}
          version={page.version}
          languages={spokenLocales(page).map((each) => ({ locale: each, name: LANGUAGES[each].ownName }))}
        />
      </div>
    </Page>
  )
}
