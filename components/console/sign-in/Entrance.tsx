import type { ReactNode } from 'react'

interface Props {
  title: string
  lead?: ReactNode
  children?: ReactNode
}

/** The frame of the pages that somebody sees who is not signed in: one narrow column. */
export function Entrance({ title, lead, children }: Props) {
  return (
    <main className="entrance flow">
      <p className="mark">
        <svg viewBox="0 0 28 28" aria-hidden="true">
          <rect className="fa" width="28" height="28" rx="8" />
          <path d="M8 14.5l4 4 8-9" />
        </svg>
        Sayso
      </p>
      <h1>{title}</h1>
      {lead && <p>{lead}</p>}
      {children}
    </main>
  )
}
