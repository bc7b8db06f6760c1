'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** What is done step by step: each with its number, and a tick once it is done. */
export function Steps({ children }: { children: ReactNode }) {
  return <ol className="steps">{children}</ol>
}

interface StepProps {
  title: string
  state: 'done' | 'now' | 'later'
  /** A link that goes back to this step. */
  aside?: ReactNode
  children?: ReactNode
}

const CLASSES = { done: 'done', now: 'cur', later: undefined } as const

/** One step. When it becomes the present one, the focus moves to its title, as on a new page. */
export function Step({ title, state, aside, children }: StepProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(state)
  useEffect(() => {
    if (state === 'now' && before.current !== 'now') heading.current?.focus()
    before.current = state
  }, [state])
  return (
    <li className={CLASSES[state]} aria-current={state === 'now' ? 'step' : undefined}>
      <div>
        <div className="hd">
          <h2 ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {aside}
        </div>
        {children}
      </div>
    </li>
  )
}
