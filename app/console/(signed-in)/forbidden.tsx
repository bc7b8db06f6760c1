import Link from 'next/link'
import { Page } from '@/components/console/ui/Page'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'

export default async function ConsoleForbidden() {
  const { locale } = await requireSignedIn()
  const { noRight, notFound } = COMMON[locale]
  return (
    <Page title={noRight.title} lead={noRight.text}>
      <p>
        <Link className="b" href="/console">
          {notFound.back}
        </Link>
      </p>
    </Page>
  )
}
