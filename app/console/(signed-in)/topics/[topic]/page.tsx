import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { topicName } from '@/app/console/(signed-in)/_page/topic-name'
import { editorWords, languagesFor } from '@/app/console/(signed-in)/topics/_topics/editor-words'
import { Preview } from '@/components/console/preview/Preview'
import { topicAddress } from '@/components/console/topics/topic-address'
import { TopicFields } from '@/components/console/topics/TopicFields'
import { TopicForm } from '@/components/console/topics/TopicForm'
import { TopicLifecycle } from '@/components/console/topics/TopicLifecycle'
import { TopicListing } from '@/components/console/topics/TopicListing'
import { TopicTexts } from '@/components/console/topics/TopicTexts'
import { Page } from '@/components/console/ui/Page'
import { orForbidden, requireSignedIn } from '@/lib/auth/signed-in'
import { countText } from '@/lib/i18n/console/numbers'
import { PREVIEW } from '@/lib/i18n/console/preview/words'
import { LISTING } from '@/lib/i18n/console/topics/listing'
import { TOPICS } from '@/lib/i18n/console/topics/words'
import { formatInstant } from '@/lib/i18n/format'
import { readListing } from '@/lib/services/business/read-listing'
import { openTopic, type OpenedTopic } from '@/lib/services/business/read-page'
import { allows } from '@/lib/services/callers/rights'
import { isListed } from '@/lib/services/page/shown-page'
import { webDeps } from '@/lib/services/runtime'
import { archiveTopicAction, pauseTopicAction, restoreTopicAction } from '../actions'
import { saveTopicAction, weighTopicAction } from './actions'
import { listTopicAction } from './listing-actions'
import '../../../topics.css'

const FORM = 'topic'

interface Props {
  params: Promise<{ topic: string }>
  searchParams: Promise<{ made?: string | string[] }>
}

async function opened({ params }: Pick<Props, 'params'>) {
  const who = await requireSignedIn('page.read')
  const found = orForbidden(await openTopic(webDeps(), who.member, decodeURIComponent((await params).topic)))
  return { who, found }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { who, found } = await opened(props)
  return { title: found ? topicName(found.topic, who.locale, found.page.defaultLocale) : TOPICS[who.locale].title }
}

export default async function TopicPage(props: Props) {
  const { who, found } = await opened(props)
  if (!found) notFound()
  const { member, locale, business } = who
  const { topic, history, page } = found
  const words = TOPICS[locale]
  const name = topicName(topic, locale, page.defaultLocale)
  const languages = languagesFor(page)
  const canWrite = allows(member, 'topics.write')
  const listing = topic.archived ? null : orForbidden(await readListing(webDeps(), member, topic.id))
  // The preview shows what everybody sees, and this topic.
  const onPreview = page.topics.filter((each) => each === topic || isListed(each))
  const isMade = (await props.searchParams).made === '1'
  return (
    <Page title={name} lead={leadOf(found, locale, business.timeZone)}>
      {isMade && (
        <p className="note" role="status">
          <span>{words.done.created(name)}</span>
        </p>
      )}
      <div className="side-by">
        <div className="flow">
          {canWrite && !topic.archived ? (
            <TopicForm
              id={FORM}
              label={name}
              save={saveTopicAction}
              weigh={weighTopicAction}
              businessId={business.id}
              topic={{ id: topic.id, version: history.version }}
              languages={languages}
              words={editorWords(words, locale)}
              discardHref={topicAddress(topic)}
            >
              <TopicFields {...topic} words={words} languages={languages} legalBasis={topic.legalBasis ?? ''} />
            </TopicForm>
          ) : (
            <TopicTexts {...topic} words={words} languages={languages} />
          )}
          {listing && (
            <TopicListing
              topic={topic}
              words={LISTING[locale]}
              agreed={{ count: listing.agreed, text: countText(listing.agreed, locale) }}
              sources={listing.sources}
              businessId={business.id}
              action={listTopicAction}
              canWrite={allows(member, 'topics.list')}
            />
          )}
          {canWrite ? (
            <TopicLifecycle
              topic={{ ...topic, name }}
              words={words}
              businessId={business.id}
              actions={{ pause: pauseTopicAction, archive: archiveTopicAction, restore: restoreTopicAction }}
            />
          ) : (
            <p className="s">{words.editor.viewer}</p>
          )}
        </div>
        <Preview
          words={PREVIEW[locale]}
          version={page.version}
          {...(canWrite && !topic.archived
            ? { formId: FORM, draft: 'topic' as const, at: `n${onPreview.indexOf(topic)}` }
            : { languages })}
        />
      </div>
    </Page>
  )
}

function leadOf({ history, topic }: OpenedTopic, locale: keyof typeof TOPICS, timeZone: string): string {
  const { editor, paused } = TOPICS[locale]
  const day = (at: number) => formatInstant(at, 'date', locale, timeZone)
  return [
    history.archivedAt === null ? editor.since(day(history.since)) : editor.archivedSince(day(history.archivedAt)),
    editor.textChanges(history.textChanges),
    ...(topic.paused ? [paused] : []),
  ].join(' · ')
}
