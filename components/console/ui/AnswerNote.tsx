'use client'

import { useActionState, useEffect, useRef } from 'react'
import { BUSINESS_FIELD, type FormAnswer, type UndoForm } from '@/lib/http/action/form-answer'

const CLASSES = { done: 'note', warn: 'note w', problem: 'note e' } as const

/** Says what an action did. The focus moves to it, so that a screen reader and a phone show it at once. */
export function AnswerNote({ answer, businessId }: { answer: FormAnswer; businessId: string }) {
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => note.current?.focus(), [])
  return (
    <div ref={note} tabIndex={-1} className={CLASSES[answer.tone]} role={answer.tone === 'done' ? 'status' : 'alert'}>
      <span>{answer.text}</span>
      {answer.link && (
        <a className="b" href={answer.link.href} target="_blank">
          {answer.link.label}
        </a>
      )}
      {answer.undo && <Undo undo={answer.undo} businessId={businessId} />}
    </div>
  )
}

/** Not a form of its own: the note is in one already. */
function Undo({ undo, businessId }: { undo: UndoForm; businessId: string }) {
  const [answer, send, isWorking] = useActionState(undo.action, null)
  function run() {
    const form = new FormData()
    form.set(BUSINESS_FIELD, businessId)
    for (const [name, value] of Object.entries(undo.fields)) form.set(name, value)
    return send(form)
  }
  if (answer) return <span role="status">{answer.text}</span>
  return (
    <button type="submit" formAction={run} formNoValidate className="b" disabled={isWorking}>
      {undo.label}
    </button>
  )
}
