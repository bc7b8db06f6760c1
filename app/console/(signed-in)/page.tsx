import { Page } from '@/components/console/ui/Page'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'

export default async function OverviewPage() {
  const { locale, business } = await requireSignedIn()
  return (
    <Page title={COMMON[locale].places.overview} lead={business.name}>
      {null}
    </Page>
  )
}
