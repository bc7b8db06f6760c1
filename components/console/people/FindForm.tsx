import { useId } from 'react'
import { BUSINESS_FIELD } from '@/lib/http/action/form-answer'
import type { PeopleWords } from '@/lib/i18n/console/people/shape'

interface Props {
  words: PeopleWords['find']
  businessId: string
  /** What was looked for. */
  text: string
}

/** The large field that finds a person: a plain form, posted so that no address has a number. */
export function FindForm({ words, businessId, text }: Props) {
  const id = useId()
  return (
    <form className="panel pad" role="search" aria-label={words.label} action="/console/people/find" method="post">
      <input type="hidden" name={BUSINESS_FIELD} value={businessId} />
      <div className="f">
        <label htmlFor={id}>{words.label}</label>
        <div className="copy">
          <input
            id={id}
            type="search"
            name="text"
            defaultValue={text}
            maxLength={200}
            autoComplete="off"
            aria-describedby={`${id}-hint`}
          />
          <button className="b p">{words.button}</button>
        </div>
        <small id={`${id}-hint`}>{words.hint}</small>
      </div>
    </form>
  )
}
