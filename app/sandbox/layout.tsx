import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import './sandbox.css'

export const metadata: Metadata = {
  title: 'Sayso sandbox',
  robots: { index: false },
  icons: { icon: 'data:,' },
}
export const viewport: Viewport = { colorScheme: 'light dark' }

export default function SandboxLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" dir="ltr">
      <body>{children}</body>
    </html>
  )
}
