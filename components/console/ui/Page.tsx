import { type ReactNode, useId } from 'react'

interface PageProps {
  title: ReactNode
  /** One sentence below the title. */
  lead?: ReactNode
  /** At most two buttons. */
  acts?: ReactNode
  children: ReactNode
}

/** The content of a screen: its title, one sentence, and its sections. */
export function Page({ title, lead, acts, children }: PageProps) {
  return (
    <>
      <header className="head">
        <div>
          <h1>{title}</h1>
          {lead && <p>{lead}</p>}
        </div>
        {acts && <div className="acts">{acts}</div>}
      </header>
      {children}
    </>
  )
}

/** A part of a screen with a heading of its own, on the ground; what it holds is on a `.panel`. */
export function Section({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="sec" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}

/** What is shown where nothing is yet: what will be here, and one or two ways to begin. */
export function Empty({ title, children, acts }: { title: ReactNode; children?: ReactNode; acts?: ReactNode }) {
  return (
    <div className="panel empty">
      <b>{title}</b>
      {children && <p>{children}</p>}
      {acts && <div className="acts">{acts}</div>}
    </div>
  )
}
