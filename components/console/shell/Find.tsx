import type { CommonWords } from '@/lib/i18n/console/common/shape'

/**
 * The field that finds a person from every screen: a plain GET form. Its id is given: one that React makes here, in the
 * layout, is the same as one that it makes in a page that is opened later.
 */
export function Find({ id, words }: { id: string; words: CommonWords['find'] }) {
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
