import type { Metadata } from 'next'
import { Archive } from '@/components/console/business/Archive'
import { TestMode } from '@/components/console/business/TestMode'
import { Page } from '@/components/console/ui/Page'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { BUSINESS } from '@/lib/i18n/console/business/words'
import { COMMON } from '@/lib/i18n/console/common/words'
import { findTestBusiness } from '@/lib/services/business/ensure-test-business'
import { allows } from '@/lib/services/callers/rights'
import { webDeps } from '@/lib/services/runtime'

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
  const [search, testId] = await Promise.all([searchParams, findTestBusiness(webDeps(), member.businessId)])
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
      <Archive
        businessId={business.id}
        ownersCan={allows(member, 'business.archive') ? null : COMMON[locale].ownersCan}
        words={words.archive}
      />
    </Page>
  )
}
