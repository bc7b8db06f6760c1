import type { ReactNode } from 'react'

/** What went wrong since the step was done, and what to do: above the step that is to be done again. */
export function Problem({ children }: { children: ReactNode }) {
  return (
    <div className="note w" role="alert">
      <span>{children}</span>
    </div>
  )
}
