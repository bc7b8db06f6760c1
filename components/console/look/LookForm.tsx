'use client'

import type { ReactNode } from 'react'
import { AnswerNote } from '@/components/console/ui/AnswerNote'
import { FormContext } from '@/components/console/ui/form-state'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import { UndoForm } from '@/components/console/ui/UndoForm'
import { useActionForm } from '@/components/console/ui/use-action-form'
import { BUSINESS_FIELD, type FormAction } from '@/lib/http/action/form-answer'

interface Props {
  id: string
  action: FormAction
  businessId: string
  label: string
  words: { save: string; discard: string }
  children: ReactNode
}

/** The form of the look. Its fields are made again after a save, so that they show what was saved. */
export function LookForm({ id, action, businessId, label, words, children }: Props) {
  const { answer, isWorking, send, submit, undoId } = useActionForm(action)

  return (
    <FormContext value={{ answer, isWorking }}>
      <form id={id} action={send} onSubmit={submit} className="editor" aria-label={label} aria-busy={isWorking}>
        <input type="hidden" name={BUSINESS_FIELD} value={businessId} />
        {/* Enter in a field presses the first button of the form: it has to be the one that saves. */}
        <button className="v" tabIndex={-1} aria-hidden="true" />
        <div key={answer?.tone === 'done' ? answer.id : 'first'} className="flow looks">
          {children}
        </div>
        {answer && <AnswerNote key={answer.id} answer={answer} undoForm={undoId} isWorking={isWorking} />}
        <div className="acts">
          {!answer?.ask && <SubmitButton>{words.save}</SubmitButton>}
          {/* A whole page: what is typed is to be forgotten. */}
          <a className="b q" href="/console/look">
            {words.discard}
          </a>
        </div>
      </form>
      {answer?.undo && <UndoForm id={undoId} send={send} businessId={businessId} />}
    </FormContext>
  )
}
