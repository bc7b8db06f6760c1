import { BUSINESS_FIELD } from '@/lib/http/action/form-answer'
import type { CommonWords } from '@/lib/i18n/console/common/shape'

/**
 * The field that finds a person from every screen: a plain form, posted so that no address has a number. Its id is
 * given: one that React makes here, in the
 * layout, is the same as one that it makes in a page that is opened later.
 */
export function Find({ id, words, businessId }: { id: string; words: CommonWords['find']; businessId: string }) {
  return (
    <form className="find" role="search" action="/console/people/find" method="post">
      <input type="hidden" name={BUSINESS_FIELD} value={businessId} />
      <label className="v" htmlFor={id}>
        {words.label}
      </label>
      <input
        id={id}
        type="search"
        name="text"
        autoComplete="off"
        placeholder={words.placeholder}
        maxLength={200}
        data-find
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  )
}
