'use client'

import { ActionForm } from '@/components/console/ui/ActionForm'
import { useFormState } from '@/components/console/ui/form-state'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { ReviewWords } from '@/lib/i18n/console/reviews/shape'
import type { DecidedView } from './view'

interface Props {
  decided: DecidedView
  /** Not all words: a function can't be sent to the browser. */
  words: Pick<ReviewWords, 'undo' | 'forGood'>
  reopen: FormAction
  businessId: string
}

/** What was decided a moment ago, with its undo; or that a colleague was faster. */
export function Decided({ decided: { id, text, isOther, canReopen, isForGood }, words, reopen, businessId }: Props) {
  return (
    <ActionForm key={id} action={reopen} businessId={businessId} label={words.undo} answerAt="end">
      <input type="hidden" name="review" value={id} />
      <div className={isOther ? 'note w' : 'note'} role="status">
        <span>{isForGood ? `${text} ${words.forGood}` : text}</span>
        {canReopen && !isOther && <Undo label={words.undo} />}
      </div>
    </ActionForm>
  )
}

function Undo({ label }: { label: string }) {
  const { isWorking } = useFormState()
  return (
    <button
      className="b"
      data-key="U"
      aria-keyshortcuts="U"
      aria-disabled={isWorking}
      onClick={(event) => isWorking && event.preventDefault()}
    >
      <kbd aria-hidden="true">U</kbd> {label}
    </button>
  )
}
