import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { MomentInAddress } from '@/app/console/(signed-in)/_page/moment-in-address'
import { TemplateTable } from '@/components/console/templates/TemplateTable'
import { Empty, Page, Section } from '@/components/console/ui/Page'
import { Pager } from '@/components/console/ui/Pager'
import { orForbidden, requireSignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'
import { numbersIn } from '@/lib/i18n/console/numbers'
import { TEMPLATES } from '@/lib/i18n/console/templates/words'
import { WATCH } from '@/lib/i18n/console/watch/words'
import { allows } from '@/lib/services/callers/rights'
import { webDeps } from '@/lib/services/runtime'
import { NEW_MS, readTemplateBoard } from '@/lib/services/templates/read-template-board'
import { topicName } from '../_page/topic-name'
import { sceneOf, topicOptions } from './_page/scene'
import { tieTemplate } from './actions'
import '../../templates.css'

const PAGE = 50
const FILTERS = ['all', 'new', 'unmapped', 'look'] as const

const Query = z.object({
  filter: z.enum(FILTERS).catch('all'),
  account: z.uuid().optional().catch(undefined),
  topic: z.uuid().optional().catch(undefined),
  /** The row that the page begins behind. */
  seen: MomentInAddress,
  name: z.string().max(512).optional().catch(undefined),
})

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn('templates.read')
  return { title: TEMPLATES[locale].title }
}

/** Returns the address of the list with these choices; those that are the usual ones are left out. */
function address(query: Partial<z.infer<typeof Query>>): string {
  const chosen = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === 'all' ? [] : [[name, String(value)]],
  )
  return `/console/templates${chosen.length > 0 ? `?${new URLSearchParams(chosen).toString()}` : ''}`
}

export default async function TemplatesPage({ searchParams }: Props) {
  const who = await requireSignedIn('templates.read')
  const { filter, account, topic, seen, name } = Query.parse(await searchParams)
  const scene = sceneOf(who)
  const { words, locale } = scene
  const n = numbersIn(locale)
  const board = orForbidden(
    await readTemplateBoard(webDeps(), who.member, {
      ...{ filter, limit: PAGE },
      ...(account ? { accountId: account } : {}),
      ...(topic ? { topicId: topic } : {}),
      ...(seen !== undefined && name !== undefined ? { after: { lastSeenAt: seen, name } } : {}),
    }),
  )
  const { rows, next, counts, topics, accounts, now } = board
  const mayWrite = allows(who.member, 'templates.write')
  const chosen = topics.find(({ id }) => id === topic)
  const isFirst = seen === undefined
  if (counts.all === 0 && !account)
    return (
      <Page title={words.title} lead={words.lead}>
        <Empty
          title={words.empty.title}
          acts={
            accounts.length === 0 &&
            allows(who.member, 'backends.write') && (
              <Link className="b" href="/console/backends/new/whatsapp" prefetch={false}>
                {words.empty.act}
              </Link>
            )
          }
        >
          {words.empty.text}
        </Empty>
      </Page>
    )
  const caption = chosen ? words.ofTopic(topicName(chosen, locale)) : words.filters[filter]
  return (
    <Page
      title={words.title}
      lead={words.lead}
      acts={
        <Link className="b p" href="/console/templates/watch" prefetch={false}>
          {WATCH[locale].toBoard}
        </Link>
      }
    >
      {counts.unmapped > 0 && filter !== 'unmapped' && (
        <div className="note w">
          <span>{words.unmapped(counts.unmapped)}</span>
          <Link className="b" href={address({ filter: 'unmapped', account })} prefetch={false}>
            {words.showUnmapped}
          </Link>
        </div>
      )}
      <Section
        title={caption}
        aside={
          chosen && (
            <Link className="s" href={address({ account })} prefetch={false}>
              {words.showAll}
            </Link>
          )
        }
      >
        <div className="acts">
          <nav className="seg filters" aria-label={words.filtersLabel}>
            {FILTERS.map((each) => (
              <Link
                key={each}
                href={address({ filter: each, account })}
                aria-current={each === filter && !chosen ? 'true' : undefined}
                prefetch={false}
              >
                {words.filters[each]} · {n(counts[each])}
              </Link>
            ))}
          </nav>
          {accounts.length > 1 && (
            <nav className="seg filters" aria-label={words.accountsLabel}>
              {[{ id: undefined, name: words.allAccounts }, ...accounts].map((each) => (
                <Link
                  key={each.id ?? 'all'}
                  href={address({ filter, account: each.id })}
                  aria-current={each.id === account ? 'true' : undefined}
                  prefetch={false}
                >
                  {each.name}
                </Link>
              ))}
            </nav>
          )}
        </div>
        <TemplateTable
          caption={caption}
          lines={rows.map((row) => ({ ...row, isNew: row.lastSeenAt >= now - NEW_MS }))}
          topics={topicOptions(topics, scene)}
          now={now}
          action={mayWrite ? tieTemplate : null}
          scene={scene}
        />
        {rows.length === 0 && <p className="s">{words.noneHere}</p>}
        {!mayWrite && <p className="s">{COMMON[locale].editorsCan}</p>}
        <Pager
          newer={isFirst ? null : address({ filter, account, topic })}
          older={next && address({ filter, account, topic, seen: next.lastSeenAt, name: next.name })}
          words={COMMON[locale]}
          label={words.title}
        />
      </Section>
      <Section title={words.byTopic}>
        <ul className="panel list">
          {topics
            .filter(({ archived, templates }) => !archived || templates > 0)
            .map((each) => (
              <li key={each.id}>
                <div>{topicName(each, locale)}</div>
                {each.templates === 0 ? (
                  <span className="s">{words.templatesOf(0)}</span>
                ) : (
                  <Link className="n" href={address({ topic: each.id })} prefetch={false}>
                    {words.templatesOf(each.templates)}
                  </Link>
                )}
              </li>
            ))}
        </ul>
      </Section>
    </Page>
  )
}
