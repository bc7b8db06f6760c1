import Link from 'next/link'
import type { ReactNode } from 'react'

interface Name {
  href: string
  name: string
  line: string
}

/** How many may be messaged now, in digits and in words, with the address of their list; null: not counted yet. */
export type ReachOfTopic = { text: string; label: string; href: string } | null

/** The name of a topic, which opens it, and what holds until somebody answers. */
export function TopicName({ href, name, line }: Name) {
  return (
    <div className="name">
      <Link className="n" href={href} prefetch={false}>
        <b>{name}</b>
      </Link>
      <p className="s">{line}</p>
    </div>
  )
}

/** A topic in a list that is only read. */
export function TopicRow({ children, ...name }: Name & { children: ReactNode }) {
  return (
    <li>
      <TopicName {...name} />
      {children}
    </li>
  )
}

/** The number of people who may be messaged, which opens their list. */
export function Reach({ reach }: { reach: ReachOfTopic }) {
  if (!reach) return null
  return (
    <Link className="n num reach" href={reach.href} aria-label={reach.label} prefetch={false}>
      {reach.text}
    </Link>
  )
}
