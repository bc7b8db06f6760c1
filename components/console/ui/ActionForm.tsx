'use client'

import type { ReactNode } from 'react'
import { BUSINESS_FIELD, type FormAction } from '@/lib/http/action/form-answer'
import { AnswerNote } from './AnswerNote'
import { FormContext } from './form-state'
import { UndoForm } from './UndoForm'
import { useActionForm } from './use-action-form'

interface Props {
  action: FormAction
  /** The business that the form is made for: the action refuses when the session has switched to another. */
  businessId: string
  children: ReactNode
  className?: string
  /** Names the form for screen readers, where no heading does. */
  label?: string
  /** Where the answer stands: above the fields, or below them. */
  answerAt?: 'top' | 'end'
  /** Whether the focus moves to the answer; not where the member goes on pressing the same button. */
  focusesAnswer?: boolean
}

/**
 * A form that calls a server action, shows its answer where it was pressed, and keeps what was typed. It is sent as a
 * plain form while scripts have not loaded.
 */
export function ActionForm({
  action,
  businessId,
  children,
  className = 'flow',
  label,
  answerAt = 'top',
  focusesAnswer = true,
}: Props) {
  const { answer, isWorking, send, submit, undoId } = useActionForm(action)
  const note = answer && (
    <AnswerNote key={answer.id} answer={answer} undoForm={undoId} isWorking={isWorking} isFocused={focusesAnswer} />
  )

  return (
    <FormContext value={{ answer, isWorking }}>
      <form action={send} onSubmit={submit} className={className} aria-label={label} aria-busy={isWorking}>
        <input type="hidden" name={BUSINESS_FIELD} value={businessId} />
        {answerAt === 'top' && note}
        {children}
        {answerAt === 'end' && note}
      </form>
      {answer?.undo && <UndoForm id={undoId} send={send} businessId={businessId} />}
    </FormContext>
  )
}
