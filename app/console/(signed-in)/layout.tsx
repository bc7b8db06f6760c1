import type { ReactNode } from 'react'
import type { Waiting } from '@/components/console/shell/places'
import { Shell } from '@/components/console/shell/Shell'
import { Foot } from '@/components/console/sign-in/Foot'
import { requireSignedIn } from '@/lib/auth/signed-in'
import type { SignedIn } from '@/lib/auth/signed-in'
import { SIGN_IN } from '@/lib/i18n/console/sign-in/words'
import { formatInstant } from '@/lib/i18n/format'
import { allows } from '@/lib/services/callers/rights'
import { closingOnce, holdOnce, waitingOnce } from './_shell/read-once'
import { chooseBusinessAction, signOutAction } from './session/actions'
import '../sign-in.css'

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { locale, business, businesses, member, name, before } = await requireSignedIn()
  const { timeZone } = business
  const [waiting, closing, hold] = await Promise.all([waitingFor(member), closingOnce(member), holdOnce(member)])
  const closesAt = closing.outcome === 'read' ? closing.closesAt : null
  const since = hold.outcome === 'read' ? hold.since : null
  const foot = (
    <Foot
      {...{ locale, name, businesses }}
      businessId={business.id}
      before={
        before && SIGN_IN[locale].before(formatInstant(before.at, 'shortDateTime', locale, timeZone), before.from)
      }
      choose={chooseBusinessAction}
      signOut={signOutAction}
    />
  )
  return (
    <Shell
      {...{ locale, business, waiting, foot }}
      role={member.role}
      held={since === null ? null : formatInstant(since, 'shortDateTime', locale, timeZone)}
      closes={closesAt === null ? null : formatInstant(closesAt, 'date', locale, timeZone)}
    >
      {children}
    </Shell>
  )
}

/** Returns the counts beside the places of the navigation, those of which this member may see the place. */
async function waitingFor(member: SignedIn['member']): Promise<Waiting> {
  const read = await waitingOnce(member)
  if (read.outcome === 'not_allowed') return {}
  const { reviews, templates, backends } = read.waiting
  return {
    ...(allows(member, 'reviews.read') ? { reviews: { count: reviews, urgent: false } } : {}),
    templates: { count: templates, urgent: true },
    backends: { count: backends, urgent: true },
  }
}
