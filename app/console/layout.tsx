import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { whoIsSignedIn } from '@/lib/auth/signed-in'
import { readVisitor } from '@/lib/http/visitor'
import './console.css'

// Who is signed in decides everything.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { default: 'Sayso', template: '%s · Sayso' },
  robots: { index: false, follow: false },
  referrer: 'same-origin',
  icons: { icon: 'data:,' },
}
export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { locale } = (await whoIsSignedIn()) ?? (await readVisitor())
  return (
    <html lang={locale} dir="ltr">
      <body>{children}</body>
    </html>
  )
}
