import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { dayText } from '@/components/console/ui/day-text'
import { Page, Section } from '@/components/console/ui/Page'
import { Pager } from '@/components/console/ui/Pager'
import { AlertList } from '@/components/console/watch/AlertList'
import { BoardTable } from '@/components/console/watch/BoardTable'
import { QualityPlot } from '@/components/console/watch/QualityPlot'
import { SavesTable } from '@/components/console/watch/SavesTable'
import { rateText } from '@/components/console/watch/view'
import { orForbidden, requireSignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'
import { numbersIn } from '@/lib/i18n/console/numbers'
import { WATCH } from '@/lib/i18n/console/watch/words'
import { webDeps } from '@/lib/services/runtime'
import { rateOf } from '@/lib/services/template-watch/rate'
import { readBoardDays } from '@/lib/services/template-watch/read-board-days'
import { topicName } from '../../_page/topic-name'
import { boardLines, isShown, scaleOf, SHOWN } from '../_page/board-lines'
import { readWatch } from '../_page/read-watch'
import { alertLines, reasonText, watchScene, whenText } from '../_page/watch-scene'
import '../../../templates.css'

const PAGE = 50
const RANGES = [7, 30, 90] as const

const Query = z.object({
  show: z.enum(SHOWN).catch('all'),
  by: z.enum(['direct', 'window']).catch('direct'),
  days: z.coerce
    .number()
    .pipe(z.union([z.literal(7), z.literal(30), z.literal(90)]))
    .catch(30),
  /** The number of the page, from 0 on. */
  page: z.coerce.number().int().min(0).max(1000).catch(0),
})
type Query = z.infer<typeof Query>

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn('templates.read')
  return { title: WATCH[locale].title }
}

function address(query: Query): string {
  const { show, by, days, page } = query
  const chosen = new URLSearchParams({
    ...(show === 'all' ? {} : { show }),
    ...(by === 'direct' ? {} : { by }),
    ...(days === 30 ? {} : { days: String(days) }),
    ...(page === 0 ? {} : { page: String(page) }),
  }).toString()
  return `/console/templates/watch${chosen === '' ? '' : `?${chosen}`}`
}

export default async function WatchPage({ searchParams }: Props) {
  const who = await requireSignedIn('templates.read')
  const query = Query.parse(await searchParams)
  const { show, by, days, page } = query
  const scene = watchScene(who)
  const { words, locale } = scene
  const n = numbersIn(locale)
  const { board, saves, week, alerts, topics, pausedIds, now } = await readWatch(webDeps(), who, days)
  const nameOf = (topicId: string | null) => {
    const topic = topics.find(({ id }) => id === topicId)
    return topic ? topicName(topic, locale) : words.noTopic
  }
  const counts = SHOWN.map((each) => [each, board.templates.filter((one) => isShown(one, each)).length] as const)
  const matching = board.templates.filter((template) => isShown(template, show))
  const shown = matching.slice(page * PAGE, (page + 1) * PAGE)
  const refusals = orForbidden(await readBoardDays(webDeps(), who.member, shown, board.days))
  const about = { by, now, pausedIds, topicName: nameOf, days: refusals.templates }
  const lines = boardLines(shown, about, scene)
  const usual = rateOf(board.total.optouts[by], board.total.delivered)
  const fresh = board.templates.filter(({ isNew }) => isNew).length
  const saved = saves.saved.pause + saves.saved.topics
  const names = { all: words.all, new: words.fresh, look: words.look }
  return (
    <Page
      title={words.title}
      lead={words.lead}
      acts={
        <>
          <Link className="b" href="/console/templates" prefetch={false}>
            {words.toTopics}
          </Link>
          <a className="b" href={`/console/templates/watch/board.csv?days=${days}`} download>
            {words.csv}
          </a>
        </>
      }
    >
      {fresh > 0 && (
        <div className="note w">
          <span>{words.newLead(fresh)}</span>
          <Link className="b" href={address({ ...query, show: 'new', page: 0 })} prefetch={false}>
            {words.fresh}
          </Link>
        </div>
      )}
      {alerts.length > 0 && (
        <Section title={words.alerts.title}>
          <AlertList lines={alertLines(alerts, scene)} scene={scene} />
        </Section>
      )}
      <Section
        title={names[show]}
        aside={
          <p className="s">
            {board.judgedAt === null ? words.notJudged : `${words.judgedAt}: ${whenText(board.judgedAt, scene)}`}
          </p>
        }
      >
        <div className="acts">
          <nav className="seg filters" aria-label={words.which}>
            {counts.map(([each, count]) => (
              <Link
                key={each}
                href={address({ ...query, show: each, page: 0 })}
                aria-current={each === show ? 'true' : undefined}
                prefetch={false}
              >
                {names[each]} · {n(count)}
              </Link>
            ))}
          </nav>
          <nav className="seg filters" aria-label={words.by}>
            {(['direct', 'window'] as const).map((each) => (
              <Link
                key={each}
                href={address({ ...query, by: each, page: 0 })}
                aria-current={each === by ? 'true' : undefined}
                prefetch={false}
              >
                {words.byKinds[each]}
              </Link>
            ))}
          </nav>
          <nav className="seg filters" aria-label={words.range}>
            {RANGES.map((each) => (
              <Link
                key={each}
                href={address({ ...query, days: each, page: 0 })}
                aria-current={each === days ? 'true' : undefined}
                prefetch={false}
              >
                {words.lastDays(each)}
              </Link>
            ))}
          </nav>
        </div>
        <p className="s">
          {words.byText[by]} {usual && words.usual(rateText(usual.rate, locale))}
        </p>
        {lines.length > 0 ? (
          <BoardTable
            caption={names[show]}
            lines={lines}
            usual={usual?.rate ?? null}
            most={scaleOf(lines)}
            scene={scene}
          />
        ) : (
          <p className="s">{words.none}</p>
        )}
        <Pager
          newer={page > 0 ? address({ ...query, page: page - 1 }) : null}
          older={(page + 1) * PAGE < matching.length ? address({ ...query, page: page + 1 }) : null}
          words={COMMON[locale]}
          label={words.title}
        />
      </Section>
      <Section
        title={words.saves.title}
        aside={
          <a className="s" href={`/console/templates/watch/saves.csv?days=${days}`} download>
            {words.csv}
          </a>
        }
      >
        <p className="s">
          {words.saves.lead} {saves.stops === 0 ? words.saves.none : words.saves.of(saved, saves.stops)}
        </p>
        {saves.reasons.length > 0 && (
          <SavesTable
            lines={saves.reasons.map((line) => ({
              ...{ ...line, key: line.reason ?? 'none', reason: reasonText(line.reason, scene) },
            }))}
            scene={scene}
          />
        )}
      </Section>
      <Section
        title={words.quality.title}
        aside={
          <a className="s" href="/console/templates/watch/quality.csv" download>
            {words.csv}
          </a>
        }
      >
        <p className="s">{words.quality.lead}</p>
        <QualityPlot days={week.map((day) => ({ ...day, label: dayText(day.day, locale) }))} scene={scene} />
      </Section>
    </Page>
  )
}
