import { useId } from 'react'
import type { PeopleWords } from '@/lib/i18n/console/people/shape'

/** The large field that finds a person: a plain GET form. */
export function FindForm({ words, text }: { words: PeopleWords['find']; text: string }) {
  const id = useId()
  return (
    <form className="panel pad" role="search" aria-label={words.label} action="/console/people" method="get">
      <div className="f">
        <label htmlFor={id}>{words.label}</label>
        <div className="copy">
          <input
            id={id}
            type="search"
            name="q"
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
