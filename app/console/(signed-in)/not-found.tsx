import Link from 'next/link'
import { Page } from '@/components/console/ui/Page'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'

/** Shown for what does not exist and for what belongs to another business: the two are not told apart. */
export default async function ConsoleNotFound() {
  const { locale } = await requireSignedIn()
  const words = COMMON[locale].notFound
  return (
    <Page title={words.title} lead={words.text}>
      <p>
        <Link className="b" href="/console">
          {words.back}
        </Link>
      </p>
    </Page>
  )
}
