import type { Metadata } from 'next'
import { closingOnce } from '@/app/console/(signed-in)/_shell/read-once'
import { Archive } from '@/components/console/business/Archive'
import { Closing } from '@/components/console/business/Closing'
import { TestMode } from '@/components/console/business/TestMode'
import { OwnDomain } from '@/components/console/domains/OwnDomain'
import { Page } from '@/components/console/ui/Page'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { BUSINESS } from '@/lib/i18n/console/business/words'
import { COMMON } from '@/lib/i18n/console/common/words'
import { DOMAINS } from '@/lib/i18n/console/domains/words'
import { formatInstant } from '@/lib/i18n/format'
import { findTestBusiness } from '@/lib/services/business/ensure-test-business'
import { allows } from '@/lib/services/callers/rights'
import { readDomains } from '@/lib/services/domains/read-domains'
import { webDeps } from '@/lib/services/runtime'
import { closeBusinessAction, keepBusinessAction } from './actions'
import { changeDomainAction } from './domain-actions'
import '../../developers.css'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn()
  return { title: BUSINESS[locale].title }
}

export default async function BusinessPage({ searchParams }: Props) {
  const { locale, business, member } = await requireSignedIn('figures.read')
  const words = BUSINESS[locale]
  const [search, testId, closing, domains] = await Promise.all([
    searchParams,
    findTestBusiness(webDeps(), member.businessId),
    closingOnce(member),
    readDomains(webDeps(), member),
  ])
  const closesAt = closing.outcome === 'read' ? closing.closesAt : null
  return (
    <Page title={words.title} lead={words.lead}>
      {search['problem'] === 'other_business' && (
        <p className="note e" role="alert">
          {words.otherBusiness}
        </p>
      )}
      {search['proven'] !== undefined && (
        <p className="note" role="status">
          {words.proven}
        </p>
      )}
      <TestMode isThere={testId !== null} words={words.test} />
      {domains.outcome === 'read' && (
        <OwnDomain
          businessId={business.id}
          domains={domains.domains}
          change={changeDomainAction}
          words={DOMAINS[locale]}
          copy={COMMON[locale].copy}
        />
      )}
      <Archive
        businessId={business.id}
        ownersCan={allows(member, 'business.archive') ? null : COMMON[locale].ownersCan}
        words={words.archive}
      />
      <Closing
        business={business}
        closes={closesAt === null ? null : formatInstant(closesAt, 'date', locale, business.timeZone)}
        actions={{ close: closeBusinessAction, keep: keepBusinessAction }}
        ownersCan={allows(member, 'business.close') ? null : COMMON[locale].ownersCan}
        words={words.closing}
      />
    </Page>
  )
}
