import Link from 'next/link'
import type { ReactNode } from 'react'
import { Shell } from '@/components/console/shell/Shell'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { locale, business, member, name } = await requireSignedIn()
  const words = COMMON[locale]
  const foot = (
    <Link href="/console/account" prefetch={false}>
      {words.account} ({name})
    </Link>
  )
  return (
    <Shell locale={locale} business={business} role={member.role} waiting={{}} foot={foot}>
      {children}
    </Shell>
  )
}
