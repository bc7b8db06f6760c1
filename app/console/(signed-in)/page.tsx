import Link from 'next/link'
import { topicName } from '@/app/console/(signed-in)/_page/topic-name'
import { BackendList } from '@/components/console/overview/BackendList'
import { DaysPlot } from '@/components/console/overview/DaysPlot'
import { Needs } from '@/components/console/overview/Needs'
import { ReachTable } from '@/components/console/overview/ReachTable'
import { Reasons } from '@/components/console/overview/Reasons'
import type { BackendView, Frame } from '@/components/console/overview/view'
import { Empty, Page } from '@/components/console/ui/Page'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { countText } from '@/lib/i18n/console/numbers'
import { OVERVIEW } from '@/lib/i18n/console/overview/words'
import { formatInstant } from '@/lib/i18n/format'
import type { BackendHealth } from '@/lib/services/backends/read-backends-health'
import { allows } from '@/lib/services/callers/rights'
import { readOverview } from '@/lib/services/figures/read-overview'
import { webDeps } from '@/lib/services/runtime'
import { listOpenAlerts } from '@/lib/services/template-alerts/list-open-alerts'
import { alertNeeds } from './_page/alert-needs'
import { waitingOnce } from './_shell/read-once'

export default async function OverviewPage() {
  const { locale, business, member } = await requireSignedIn('figures.read')
  const deps = webDeps()
  const [overview, read, open] = await Promise.all([
    readOverview(deps, member),
    waitingOnce(member),
    listOpenAlerts(deps, member),
  ])
  if (overview.outcome !== 'read' || read.outcome !== 'read' || open.outcome !== 'read') return null
  const words = OVERVIEW[locale]
  const frame: Frame = { locale, timeZone: business.timeZone, now: deps.clock.now() }
  const { waiting } = read
  const { people, countedAt, days } = overview
  const isNew = people === 0 && overview.backends.length === 0
  const topics = overview.topics.map(({ topic, people: standings, allowed }) => {
    const { id, key, category, policy, paused } = topic
    const name = topicName(topic, locale, overview.locale)
    return { id, key, name, category, policy, isPaused: paused, people: standings, allowed }
  })
  const backends = overview.backends.map(backendView)
  const needs = {
    ...{ backends, templates: waiting.templates, oldestReview: waiting.oldestReview },
    alerts: alertNeeds(open.alerts, locale),
    reviews: allows(member, 'reviews.read') ? waiting.reviews : 0,
  }
  const lead =
    countedAt === null
      ? words.counting
      : words.lead(countText(people, locale), formatInstant(countedAt, 'shortDateTime', locale, business.timeZone))
  return (
    <Page title={words.title} lead={lead}>
      {isNew ? (
        <Empty
          title={words.first.title}
          acts={
            <>
              <Link className="b p" href="/console/backends" prefetch={false}>
                {words.first.connect}
              </Link>
              <Link className="b q" href="/console/imports" prefetch={false}>
                {words.first.importFile}
              </Link>
            </>
          }
        >
          {words.first.text}
        </Empty>
      ) : (
        <Needs view={needs} words={words.needs} frame={frame} />
      )}
      <ReachTable topics={topics} people={people} words={words.reach} frame={frame} />
      <DaysPlot days={days} words={words.days} frame={frame} />
      <div className="two">
        <Reasons reasons={overview.reasons} refusals={overview.refusals} words={words.reasons} frame={frame} />
        <BackendList backends={backends} words={words.backends} frame={frame} />
      </div>
    </Page>
  )
}

function backendView({ id, name, status, refusals, others, setAside, readings }: BackendHealth): BackendView {
  const since = [refusals.oldestSince, others.oldestSince].filter((at) => at !== null)
  return {
    ...{ id, name, status, refusals: refusals.count, waiting: refusals.count + others.count },
    oldestSince: since.length > 0 ? Math.min(...since) : null,
    deadLetters: setAside.reduce((sum, { count }) => sum + count, 0),
    isReadingFailing: readings.hanging.length > 0,
  }
}
