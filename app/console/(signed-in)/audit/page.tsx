import type { Metadata } from 'next'
import { AuditFilters } from '@/components/console/audit/AuditFilters'
import { AuditList } from '@/components/console/audit/AuditList'
import { Empty, Page } from '@/components/console/ui/Page'
import { Pager } from '@/components/console/ui/Pager'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { AUDIT } from '@/lib/i18n/console/audit/words'
import { COMMON } from '@/lib/i18n/console/common/words'
import { type AuditWish, placeText, readAuditWish, readPlace } from '@/lib/services/callers/audit-filter'
import { type AuditPlace, readAuditLog, readAuditPeople } from '@/lib/services/callers/read-audit-log'
import { webDeps } from '@/lib/services/runtime'
import '../../audit.css'

const AT_ONCE = 50

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn('audit.read')
  return { title: AUDIT[locale].title }
}

export default async function AuditPage({ searchParams }: Props) {
  const { locale, business, member } = await requireSignedIn('audit.read')
  const asked = await searchParams
  const { wish, filter } = readAuditWish(asked, business.timeZone)
  const deps = webDeps()
  const place = { before: readPlace(asked['before']), after: readPlace(asked['after']) }
  const [log, people] = await Promise.all([
    readAuditLog(deps, member, { filter, ...place, limit: AT_ONCE, locale }),
    readAuditPeople(deps, member),
  ])
  if (log.outcome === 'not_allowed' || people.outcome === 'not_allowed') return null
  const words = AUDIT[locale]
  const { newer, older } = COMMON[locale]
  const isFiltered = queryOf(wish) !== ''
  const pageAt = (name: 'before' | 'after', at: AuditPlace | null) =>
    at && `/console/audit?${queryOf(wish, { [name]: placeText(at) })}`
  const file = `/console/audit/export.csv?${queryOf(wish)}`
  return (
    <Page
      title={words.title}
      lead={words.lead}
      acts={
        // A download is no page, so that it is not a Link.
        <a className="b" href={file}>
          {words.exportCsv}
        </a>
      }
    >
      <div className="sec">
        <AuditFilters wish={wish} members={people.members} keys={people.keys} words={words} />
        {log.entries.length > 0 ? (
          <AuditList entries={log.entries} words={words} locale={locale} timeZone={business.timeZone} />
        ) : (
          <Empty title={isFiltered ? words.noneFiltered : words.none}>
            {isFiltered ? words.noneFilteredText : words.noneText}
          </Empty>
        )}
        <Pager
          newer={pageAt('after', log.previous)}
          older={pageAt('before', log.next)}
          words={{ newer, older }}
          label={words.pages}
        />
      </div>
    </Page>
  )
}

/** Returns the query of an address with the parts of the filter that are asked for. */
function queryOf(wish: AuditWish, more: Record<string, string> = {}): string {
  const asked = Object.entries({ ...wish, ...more }).filter(([, value]) => value !== '')
  return new URLSearchParams(asked).toString()
}
