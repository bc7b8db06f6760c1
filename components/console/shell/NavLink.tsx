'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** A link of the navigation, marked where its place is the one that is shown. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname()
  const isHere = href === '/console' ? path === href : path === href || path.startsWith(`${href}/`)
  return (
    <Link href={href} aria-current={isHere ? 'page' : undefined} prefetch={false}>
      {children}
    </Link>
  )
}
