'use client'

import { startTransition, useActionState, useEffect, useRef } from 'react'
import { BUSINESS_FIELD, type FormAnswer, type Question, type UndoForm } from '@/lib/http/action/form-answer'
import { CopyField } from './CopyField'
import { SubmitButton } from './SubmitButton'

const CLASSES = { done: 'note', warn: 'note w', problem: 'note e' } as const

interface Props {
  answer: FormAnswer
  businessId: string
  isFocused?: boolean
}

/**
 * Says what an action did, or asks what it has to know first. The focus moves to it, so that a screen reader and a
 * phone show it at once.
 */
export function AnswerNote({ answer, businessId, isFocused = true }: Props) {
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isFocused) note.current?.focus()
  }, [isFocused])
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
      {answer.undo && <Undo undo={answer.undo} businessId={businessId} />}
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

/** Not a form of its own, and not a button that sends one: the note is in another form already. */
function Undo({ undo, businessId }: { undo: UndoForm; businessId: string }) {
  const [answer, send, isWorking] = useActionState(undo.action, null)
  function run() {
    const form = new FormData()
    form.set(BUSINESS_FIELD, businessId)
    for (const [name, value] of Object.entries(undo.fields)) form.set(name, value)
    startTransition(() => send(form))
  }
  if (answer)
    return (
      <span role="status" tabIndex={-1} ref={(said) => said?.focus()}>
        {answer.text}
      </span>
    )
  return (
    <button type="button" className="b" aria-disabled={isWorking} onClick={() => isWorking || run()}>
      {undo.label}
    </button>
  )
}
