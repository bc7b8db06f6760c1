import type { ReactNode } from 'react'
import { Shell } from '@/components/console/shell/Shell'
import { Foot } from '@/components/console/sign-in/Foot'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { SIGN_IN } from '@/lib/i18n/console/sign-in/words'
import { chooseBusinessAction, signOutAction } from './session/actions'
import '../sign-in.css'

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { locale, business, businesses, member, name, before } = await requireSignedIn()
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: business.timeZone,
  })
  const foot = (
    <Foot
      {...{ locale, name, businesses }}
      businessId={business.id}
      before={before && SIGN_IN[locale].before(moment.format(before.at), before.from)}
      choose={chooseBusinessAction}
      signOut={signOutAction}
    />
  )
  return (
    <Shell locale={locale} business={business} role={member.role} waiting={{}} foot={foot}>
      {children}
    </Shell>
  )
}
