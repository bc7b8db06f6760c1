'use client'

import { startTransition, type SubmitEvent } from 'react'
import { BUSINESS_FIELD } from '@/lib/http/action/form-answer'

interface Props {
  /** By which the button in the answer names this form. */
  id: string
  /** Sends a form to the action that made the change. */
  send: (form: FormData) => void
  businessId: string
}

/**
 * The form of the button that takes a change back (AnswerNote.tsx). The button is shown inside the form that made the
 * change, whose fields are not to be sent and whose Enter key is not to press it, so it belongs to this form beside it.
 */
export function UndoForm({ id, send, businessId }: Props) {
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget, event.nativeEvent.submitter)
    startTransition(() => send(form))
  }
  return (
    <form id={id} action={send} onSubmit={submit} hidden>
      <input type="hidden" name={BUSINESS_FIELD} value={businessId} />
    </form>
  )
}
