'use client'

import Form from 'next/form'
import { type ChangeEvent, type FocusEvent, type ReactNode, useRef } from 'react'
import { useEarlyChange } from '@/components/console/ui/use-early-change'

interface Props {
  /** The address of the page itself: the choices are in its query. */
  action: string
  label: string
  children: ReactNode
}

/** What a member chooses about a file. With scripts each change is read at once; without, by the button. */
export function ChoicesForm({ action, label, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useEarlyChange(form, () => form.current?.requestSubmit())
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
    <Form
      ref={form}
      action={action}
      scroll={false}
      replace
      className="flow choices"
      aria-label={label}
      onChange={change}
      onBlur={leave}
    >
      {children}
    </Form>
  )
}
