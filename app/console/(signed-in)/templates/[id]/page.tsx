import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { MomentInAddress } from '@/app/console/(signed-in)/_page/moment-in-address'
import { HistoryList } from '@/components/console/templates/HistoryList'
import { LanguagesTable } from '@/components/console/templates/LanguagesTable'
import { languageName, topicOfAll } from '@/components/console/templates/scene'
import { TopicControl } from '@/components/console/templates/TopicControl'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { Page, Section } from '@/components/console/ui/Page'
import { Pager } from '@/components/console/ui/Pager'
import { orForbidden, requireSignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'
import { isUuid } from '@/lib/ids'
import { allows } from '@/lib/services/callers/rights'
import { webDeps } from '@/lib/services/runtime'
import { readTemplate } from '@/lib/services/templates/read-template'
import { NEW_MS } from '@/lib/services/templates/read-template-board'
import { topicName } from '../../_page/topic-name'
import { ActSection } from '../_page/ActSection'
import { historyLines } from '../_page/history'
import { OneMeta } from '../_page/OneMeta'
import { OneWatch } from '../_page/OneWatch'
import { readOne } from '../_page/read-one'
import { pausableTopics, sceneOf, topicOptions } from '../_page/scene'
import { watchScene } from '../_page/watch-scene'
import { tieTemplate } from '../actions'
import '../../../templates.css'

const PAGE = 50
/** The days of the watch that the page shows. */
const WATCHED_DAYS = 30

const Query = z.object({
  /** The event that the page begins behind. */
  at: MomentInAddress,
  event: z.uuid().optional().catch(undefined),
  by: z.enum(['direct', 'window']).catch('direct'),
})

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

async function read({ params, searchParams }: Props) {
  const who = await requireSignedIn('templates.read')
  const [{ id }, { at, event, by }] = [await params, Query.parse(await searchParams)]
  const after = at !== undefined && event !== undefined ? { occurredAt: at, id: event } : null
  const found = isUuid(id) ? orForbidden(await readTemplate(webDeps(), who.member, id, { after, limit: PAGE })) : null
  if (!found) notFound()
  return { id, who, found, by, isFirst: after === null }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await read(props)).found.row.name }
}

export default async function TemplatePage(props: Props) {
  const { id, who, found, by, isFirst } = await read(props)
  const { row, events, next, topics, accounts, now } = found
  const scene = sceneOf(who)
  const { words, locale } = scene
  const nameOf = (topicId: string | null) => {
    if (topicId === null) return words.noTopic
    const topic = topics.find((each) => each.id === topicId)
    return topic ? topicName(topic, locale) : words.goneTopic
  }
  const topic = topicOfAll(row.templates)
  const paused = row.templates.filter(({ pausedAt }) => pausedAt !== null)
  const own = accounts.filter((each) => row.accountIds.includes(each.id)).map(({ name }) => name)
  const place = `/console/templates/${id}`
  const watched = watchScene(who)
  const one = await readOne(webDeps(), who, row.name, WATCHED_DAYS)
  const { editorsCan } = COMMON[locale]
  return (
    <Page
      title={
        <>
          {row.name} {row.lastSeenAt >= now - NEW_MS && <span className="tag new">{words.new}</span>}
        </>
      }
      lead={
        <>
          <Link href="/console/templates">{words.title}</Link> ·{' '}
          {own.length > 0 ? `${words.account}: ${own.join(', ')}` : words.noAccount}
        </>
      }
      acts={
        <Link className="b" href="/console/templates/watch" prefetch={false}>
          {watched.words.toBoard}
        </Link>
      }
    >
      <ActSection
        name={row.name}
        pausedIn={{
          languages: paused.map(({ language }) => languageName(language, scene)),
          isAll: paused.length === row.templates.length,
        }}
        topics={pausableTopics(row.templates, topics, locale)}
        reach={one.reach}
        open={one.open}
        mayPause={allows(who.member, 'templates.pause')}
        editorsCan={editorsCan}
        scene={watched}
      />
      <div className="acts">
        <nav className="seg filters" aria-label={watched.words.by}>
          {(['direct', 'window'] as const).map((each) => (
            <Link
              key={each}
              href={each === 'direct' ? place : `${place}?by=${each}`}
              aria-current={each === by ? 'true' : undefined}
              prefetch={false}
            >
              {watched.words.byKinds[each]}
            </Link>
          ))}
        </nav>
      </div>
      <OneWatch
        id={id}
        by={by}
        read={one}
        maySeePeople={allows(who.member, 'contacts.read')}
        editorsCan={editorsCan}
        scene={watched}
      />
      <OneMeta read={one} scene={watched} />
      <Section title={words.columns.topic}>
        {allows(who.member, 'templates.write') ? (
          <ActionForm action={tieTemplate} businessId={who.business.id} label={words.topicOf(row.name)}>
            <TopicControl
              name={row.name}
              topic={topic}
              options={topicOptions(topics, scene)}
              words={{
                label: words.topicOf(row.name),
                ...{ noTopic: words.noTopic, mixed: words.mixed, set: words.set, setLabel: words.setOf(row.name) },
              }}
            />
          </ActionForm>
        ) : (
          <p>
            {topic === 'mixed' ? words.mixed : nameOf(topic === 'none' ? null : topic)}.{' '}
            <span className="s">{COMMON[locale].editorsCan}</span>
          </p>
        )}
      </Section>
      <Section title={words.languages}>
        <LanguagesTable templates={row.templates} topicName={nameOf} scene={scene} />
      </Section>
      <Section title={words.history}>
        <HistoryList lines={historyLines(events, nameOf, scene)} scene={scene} />
        <Pager
          newer={isFirst ? null : place}
          older={next && `${place}?at=${next.occurredAt}&event=${next.id}`}
          words={COMMON[locale]}
          label={words.history}
        />
      </Section>
    </Page>
  )
}
