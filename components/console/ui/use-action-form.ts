'use client'

import { startTransition, type SubmitEvent, useActionState, useId } from 'react'
import type { FormAction } from '@/lib/http/action/form-answer'

/**
 * Returns the last answer of an action, whether it is being sent, and what a form needs to send it: `send` as its
 * action while scripts have not loaded, and `submit` once they have. React empties a form after its action; sent by
 * hand it keeps what was typed. `undoId` is for the form that takes a change back.
 */
export function useActionForm(action: FormAction) {
  const [answer, send, isWorking] = useActionState(action, null)
  function submit(event: SubmitEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent
    // A button that sends the form elsewhere, as into a preview, is the browser's to carry out.
    if (submitter?.hasAttribute('formtarget')) return
    event.preventDefault()
    const form = new FormData(event.currentTarget, submitter)
    startTransition(() => send(form))
  }
  return { answer, isWorking, send, submit, undoId: useId() }
}
