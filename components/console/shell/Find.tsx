import { useId } from 'react'
import type { CommonWords } from '@/lib/i18n/console/common/shape'

/** The field that finds a person from every screen: a plain GET form. */
export function Find({ words }: { words: CommonWords['find'] }) {
  const id = useId()
  return (
    <form className="find" role="search" action="/console/people" method="get">
      <label className="v" htmlFor={id}>
        {words.label}
      </label>
      <input
        id={id}
        type="search"
        name="q"
        autoComplete="off"
        placeholder={words.placeholder}
        maxLength={200}
        data-find
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  )
}
