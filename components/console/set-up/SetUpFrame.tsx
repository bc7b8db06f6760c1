import Link from 'next/link'
import type { ReactNode } from 'react'
import { Entrance } from '@/components/console/sign-in/Entrance'

interface Props {
  title: string
  lead: string
  /** The place of this step among all, counted from 1. */
  place: number
  count: number
  /** "Step 2 of 5" */
  step: string
  back: { href: string; label: string } | null
  children: ReactNode
}

/** One step of the set-up: how far it is, its form, and the way back. */
export function SetUpFrame({ title, lead, place, count, step, back, children }: Props) {
  return (
    <Entrance title={title} lead={lead}>
      <div className="set-up-progress">
        <span className="s">{step}</span>
        <progress value={place} max={count} aria-label={step} />
      </div>
      {children}
      {back && (
        <p>
          <Link href={back.href} prefetch={false}>
            {back.label}
          </Link>
        </p>
      )}
    </Entrance>
  )
}
