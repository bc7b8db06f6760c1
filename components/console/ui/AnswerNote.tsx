'use client'

import { useEffect, useRef } from 'react'
import { type FormAnswer, type Question, UNDO_FIELD } from '@/lib/http/action/form-answer'
import { CopyField } from './CopyField'
import { SubmitButton } from './SubmitButton'

const CLASSES = { done: 'note', warn: 'note w', problem: 'note e' } as const

interface Props {
  answer: FormAnswer
  /** The id of the form that takes the change back (UndoForm.tsx). */
  undoForm: string
  isWorking?: boolean
  isFocused?: boolean
}

/**
 * Shows the result of an action, or the question the member must answer first. The focus moves to it, so that a screen
 * reader and a phone show it at once.
 */
export function AnswerNote({ answer, undoForm, isWorking = false, isFocused = true }: Props) {
  const note = useRef<HTMLDivElement>(null)
  // The button that was pressed is gone when something was taken back.
  const takesFocus = isFocused || answer.isUndone === true
  useEffect(() => {
    if (takesFocus) note.current?.focus()
  }, [takesFocus])
  return (
    <div ref={note} tabIndex={-1} className={CLASSES[answer.tone]} role={answer.tone === 'done' ? 'status' : 'alert'}>
      {answer.ask ? <Asked ask={answer.ask} /> : <span>{answer.text}</span>}
      {answer.copy && (
        <div className="copied">
          <CopyField {...answer.copy} />
        </div>
      )}
      {answer.link && (
        <a className="b" href={answer.link.href} target="_blank">
          {answer.link.label}
        </a>
      )}
      {answer.undo && (
        <button
          className="b"
          form={undoForm}
          name={UNDO_FIELD}
          value={answer.undo.value}
          aria-disabled={isWorking}
          onClick={(event) => isWorking && event.preventDefault()}
        >
          {answer.undo.label}
        </button>
      )}
    </div>
  )
}

/** A question, its hidden fields and its buttons, which send the form around the note. */
export function Asked({ ask }: { ask: Question }) {
  return (
    <>
      <div>
        <b>{ask.title}</b>
        {ask.lines.length > 0 && (
          <ul className="say">
            {ask.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {Object.entries(ask.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      </div>
      <div className="acts">
        {ask.buttons.map(({ label, kind = 'primary', name, value }) => (
          <SubmitButton key={label} kind={kind} name={name} value={value}>
            {label}
          </SubmitButton>
        ))}
      </div>
    </>
  )
}
