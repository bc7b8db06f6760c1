import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Waiting } from '@/components/console/shell/places'
import { Shell } from '@/components/console/shell/Shell'
import { requireSignedIn } from '@/lib/auth/signed-in'
import type { SignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'
import { allows } from '@/lib/services/callers/rights'
import { readWaiting } from '@/lib/services/figures/read-waiting'
import { webDeps } from '@/lib/services/runtime'

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { locale, business, member, name } = await requireSignedIn()
  const words = COMMON[locale]
  const foot = (
    <Link href="/console/account" prefetch={false}>
      {words.account} ({name})
    </Link>
  )
  return (
    <Shell locale={locale} business={business} role={member.role} waiting={await waitingFor(member)} foot={foot}>
      {children}
    </Shell>
  )
}

/** Returns the counts beside the places of the navigation, those of which this member may see the place. */
async function waitingFor(member: SignedIn['member']): Promise<Waiting> {
  const read = await readWaiting(webDeps(), member)
  if (read.outcome === 'not_allowed') return {}
  const { reviews, templates, backends } = read.waiting
  return {
    ...(allows(member, 'reviews.read') ? { reviews: { count: reviews, urgent: false } } : {}),
    templates: { count: templates, urgent: true },
    backends: { count: backends, urgent: true },
  }
}
