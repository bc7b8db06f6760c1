import Link from 'next/link'
import { COMMON } from '@/lib/i18n/console/common/words'
import type { Locale } from '@/lib/i18n/locales'

interface Props {
  locale: Locale
  name: string
  businessId: string
  businesses: readonly { id: string; name: string }[]
  /** "Last sign-in: …"; null at the first. */
  before: string | null
  choose: (form: FormData) => Promise<void>
  signOut: () => Promise<void>
}

/** The end of the navigation: the account, the other businesses, the time of the last visit, and signing out. */
export function Foot({ locale, name, businessId, businesses, before, choose, signOut }: Props) {
  const words = COMMON[locale]
  const others = businesses.filter(({ id }) => id !== businessId)
  return (
    <div className="foot">
      <Link href="/console/account" prefetch={false}>
        {words.account} ({name})
      </Link>
      {others.length > 0 && (
        <details>
          <summary>{words.switchBusiness}</summary>
          <form action={choose}>
            {others.map((business) => (
              <button key={business.id} className="b q" name="business" value={business.id}>
                {business.name}
              </button>
            ))}
          </form>
        </details>
      )}
      {before && <p>{before}</p>}
      <form action={signOut}>
        <button className="b q">{words.signOut}</button>
      </form>
    </div>
  )
}
