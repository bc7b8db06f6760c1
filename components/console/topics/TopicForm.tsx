'use client'

import { type FormEvent, Fragment, type ReactNode, startTransition, useRef, useState } from 'react'
import { AnswerNote, Asked } from '@/components/console/ui/AnswerNote'
import { FormContext, useFormState } from '@/components/console/ui/form-state'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import { UndoForm } from '@/components/console/ui/UndoForm'
import { useActionForm } from '@/components/console/ui/use-action-form'
import { useEarlyChange } from '@/components/console/ui/use-early-change'
import { BUSINESS_FIELD, type FormAction, type FormAnswer, type Question } from '@/lib/http/action/form-answer'
import { LanguageTabs } from './LanguageTabs'

interface Props {
  id: string
  label: string
  save: FormAction
  /** Says what the policy and the category would mean for people. */
  weigh: FormAction
  businessId: string
  /** The topic and its version; null for a new one. */
  topic: { id: string; version: number } | null
  languages: readonly { locale: string; name: string }[]
  words: {
    languages: string
    /** "1 to correct", "2 to correct", … in this order. */
    problems: readonly string[]
    seePreview: string
    save: string
    discard: string
  }
  discardHref: string
  children: ReactNode
}

/**
 * The form of a topic. When the policy or the category is switched, it says what that changes for people before
 * anything is saved. What is typed stays until it is saved; then the fields show what was saved, also what others had
 * changed.
 */
export function TopicForm({ id, label, save, weigh, businessId, topic, languages, words, ...rest }: Props) {
  const { answer, isWorking, send, submit, undoId } = useActionForm(save)
  const [weighed, setWeighed] = useState<{ after: string | undefined; said: FormAnswer } | null>(null)
  const form = useRef<HTMLFormElement>(null)

  function weighNow() {
    if (!form.current) return
    const fields = new FormData(form.current)
    startTransition(async () => {
      const said = await weigh(null, fields)
      startTransition(() => setWeighed({ after: answer?.id, said }))
    })
  }
  function changed({ target }: FormEvent<HTMLFormElement>) {
    if (isWeighty(target)) weighNow()
  }
  useEarlyChange(form, (controls) => {
    if (controls.some(isWeighty)) weighNow()
  })

  // What was said last counts: an answer to the button, or what was weighed after it.
  const isWeighed = weighed !== null && weighed.after === answer?.id
  const question = isWeighed ? weighed.said.ask : answer?.ask
  const saved = answer?.tone === 'done' ? answer.id : null
  return (
    <FormContext value={{ answer, isWorking }}>
      <form
        ref={form}
        id={id}
        action={send}
        onSubmit={submit}
        onChange={changed}
        className="editor"
        aria-label={label}
        aria-busy={isWorking}
      >
        <input type="hidden" name={BUSINESS_FIELD} value={businessId} />
        {topic && <input type="hidden" name="topic" value={topic.id} />}
        {/* Enter in a field presses the first button of the form: it has to be the one that saves. */}
        <button className="v" tabIndex={-1} aria-hidden="true" />
        <LanguageTabs languages={languages} label={words.languages} problems={words.problems} see={words.seePreview} />
        <Fragment key={saved}>
          {topic && <ReadVersion version={topic.version} />}
          {rest.children}
        </Fragment>
        {answer && !answer.ask && !isWeighed && (
          <AnswerNote key={answer.id} answer={answer} undoForm={undoId} isWorking={isWorking} />
        )}
        {question && (
          <QuestionNote key={isWeighed ? weighed.said.id : answer?.id} ask={question} isWeighed={isWeighed} />
        )}
        <div className="acts">
          {!question && <SubmitButton>{words.save}</SubmitButton>}
          {/* A whole page: what is typed is to be forgotten. */}
          <a className="b q" href={rest.discardHref}>
            {words.discard}
          </a>
        </div>
      </form>
      {answer?.undo && <UndoForm id={undoId} send={send} businessId={businessId} />}
    </FormContext>
  )
}

/** Whether a control decides for whom the topic is on. */
function isWeighty(control: EventTarget): boolean {
  const isSetting = control instanceof HTMLInputElement || control instanceof HTMLSelectElement
  return isSetting && (control.name === 'policy' || control.name === 'category')
}

/** A question above its buttons. One that an answer asks gets the focus; one that was weighed only says itself. */
function QuestionNote({ ask, isWeighed }: { ask: Question; isWeighed: boolean }) {
  return (
    <div
      className="note w"
      role={isWeighed ? 'status' : 'alert'}
      tabIndex={-1}
      ref={(note) => {
        if (!isWeighed) note?.focus()
      }}
    >
      <Asked ask={ask} />
    </div>
  )
}

/** The version that the fields were made from: it stays while they stay, whatever others save meanwhile. */
function ReadVersion({ version }: { version: number }) {
  const typed = useFormState().answer?.typed
  const [read] = useState(version)
  return <input type="hidden" name="version" value={typed?.['version'] ?? read} />
}
