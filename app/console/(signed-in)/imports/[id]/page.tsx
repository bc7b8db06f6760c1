import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { IssueTable } from '@/components/console/imports/IssueTable'
import { Progress } from '@/components/console/imports/Progress'
import { Report } from '@/components/console/imports/Report'
import { Page, Section } from '@/components/console/ui/Page'
import { Pager } from '@/components/console/ui/Pager'
import { presentProblem } from '@/lib/api/upload-problems'
import { requireSignedIn, type SignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'
import type { ImportsWords } from '@/lib/i18n/console/imports/shape'
import { IMPORTS } from '@/lib/i18n/console/imports/words'
import { countText, lengthText } from '@/lib/i18n/console/numbers'
import { formatInstant } from '@/lib/i18n/format'
import { isUuid } from '@/lib/ids'
import { type IssueCount, lookAtImport, lookAtIssues } from '@/lib/services/imports/look-at-imports'
import { FIRST_ISSUE, type ImportRow, type IssuePlace } from '@/lib/services/imports/read-imports'
import { webDeps } from '@/lib/services/runtime'
import { one, type Search } from '../_page/choice'
import { PreviewPage } from '../_page/PreviewPage'
import { stateOf } from '../_page/state'
import '@/app/console/imports.css'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Search>
}

const A_PAGE = 100
/** The problems by which a newer version gives up a file whose columns an earlier one took. */
const COLUMN_PROBLEMS: ReadonlySet<string> = new Set(['columns_missing', 'unknown_column', 'columns_ambiguous'])

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn()
  return { title: IMPORTS[locale].title }
}

export default async function ImportPage({ params, searchParams }: Props) {
  const who = await requireSignedIn('imports.write')
  const [{ id }, search] = await Promise.all([params, searchParams])
  if (!isUuid(id)) notFound()
  const read = await lookAtImport(webDeps(), who.member, id)
  if (read.outcome !== 'read') notFound()
  const { row, reasons, now } = read
  switch (stateOf(row)) {
    case 'waiting':
      return <PreviewPage who={who} id={id} search={search} />
    case 'done':
    case 'failed':
      return <EndedPage who={who} row={row} reasons={reasons} search={search} />
    default: {
      const { locale } = who
      const words = IMPORTS[locale]
      const ranMs = row.startedAt === null ? null : now - row.startedAt
      const total = row.settings.total ?? 0
      return (
        <Page title={words.running.title} acts={<AllFiles text={words.report.back} />}>
          <Progress
            {...{ ranMs, total, locale }}
            name={row.name}
            rows={row.rows}
            address={`/console/imports/${id}`}
            words={words}
          />
        </Page>
      )
    }
  }
}

const AllFiles = ({ text }: { text: string }) => (
  <Link className="b q" href="/console/imports" prefetch={false}>
    {text}
  </Link>
)

interface EndedProps {
  who: SignedIn
  row: ImportRow
  reasons: IssueCount[]
  search: Search
}

async function EndedPage({ who: { locale, business, member }, row, reasons, search }: EndedProps) {
  const words = IMPORTS[locale]
  const { report } = words
  const address = `/console/imports/${row.id}`
  const frame = { locale, timeZone: business.timeZone }
  const code = one(search, 'reason') || null
  const after = placeOf(one(search, 'after'))
  const list =
    reasons.length === 0 ? null : await lookAtIssues(webDeps(), member, row.id, { after, limit: A_PAGE, code })
  const issues = list?.outcome === 'read' ? list : { issues: [], next: null }
  const query = (next: IssuePlace) =>
    new URLSearchParams({ ...(code && { reason: code }), after: `${next.row}.${next.place}` }).toString()
  const total = row.settings.total ?? row.rows
  const isFailed = row.status === 'failed'
  const took = (row.endedAt ?? 0) - (row.startedAt ?? row.endedAt ?? 0)
  const lead = isFailed
    ? failureText(row, report)
    : report.took(
        formatInstant(row.endedAt ?? row.createdAt, 'shortDateTime', locale, business.timeZone),
        lengthText(took, locale),
      )
  return (
    <Page
      title={
        isFailed
          ? report.failed
          : report.done(countText(row.taken, locale), words.countRows(countText(total, locale), total === 1))
      }
      lead={`${row.name}. ${lead}`}
      acts={<AllFiles text={isFailed ? report.again : report.back} />}
    >
      {row.settings.failure !== undefined && (
        <p>
          {report.failedDetail}: <span lang="en">{row.settings.failure}</span>
        </p>
      )}
      <Report report={{ address, counts: row, reasons }} words={words} locale={locale} />
      {issues.issues.length > 0 && (
        <div id="rows">
          <Section title={report.list(countText(issues.issues.length, locale))}>
            {code && (
              <p>
                <Link href={`${address}#rows`} prefetch={false}>
                  {report.all}
                </Link>
              </p>
            )}
            <IssueTable
              issues={issues.issues.map((each) => ({ ...each, reason: each.code }))}
              words={words}
              frame={frame}
            />
            <Pager
              newer={
                after === FIRST_ISSUE ? null : `${address}${code ? `?reason=${encodeURIComponent(code)}` : ''}#rows`
              }
              older={issues.next && `${address}?${query(issues.next)}#rows`}
              words={COMMON[locale]}
              label={report.reason}
            />
          </Section>
        </div>
      )}
    </Page>
  )
}

/** Returns why an import failed, and what to do. */
function failureText({ problem }: ImportRow, { failures, failedColumns, failedOther }: ImportsWords['report']): string {
  const present = presentProblem(problem) ?? ''
  if (COLUMN_PROBLEMS.has(present)) return failedColumns
  return failures[present] ?? failedOther
}

function placeOf(text: string): IssuePlace {
  const [, row, place] = /^(\d{1,9})\.(\d{1,9})$/.exec(text) ?? []
  return row === undefined ? FIRST_ISSUE : { row: Number(row), place: Number(place) }
}
