'use client'

import Form from 'next/form'
import type { ChangeEvent, FocusEvent, ReactNode } from 'react'

interface Props {
  /** The address of the page itself: the choices are in its query. */
  action: string
  label: string
  children: ReactNode
}

/** What a member chooses about a file. With scripts each change is read at once; without, by the button. */
export function ChoicesForm({ action, label, children }: Props) {
  function change({ target, currentTarget }: ChangeEvent<HTMLFormElement>) {
    const field: unknown = target
    if (field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && field.type === 'radio'))
      currentTarget.requestSubmit()
  }
  function leave({ target, currentTarget }: FocusEvent<HTMLFormElement>) {
    const field: unknown = target
    if (field instanceof HTMLInputElement && field.type === 'text' && field.value !== field.defaultValue)
      currentTarget.requestSubmit()
  }
  return (
    <Form action={action} scroll={false} replace className="flow" aria-label={label} onChange={change} onBlur={leave}>
      {children}
    </Form>
  )
}
