import { z } from 'zod'
import { withoutNul } from '@/lib/clean-text'

/** What no control character is in, written so that every language's patterns can read it. */
// oxlint-disable-next-line no-control-regex
const NO_CONTROL = /^[^\u0000-\u001f\u007f-\u009f]*$/

/** A character that stays when the text is cleaned and trimmed. */
// oxlint-disable-next-line no-control-regex
const SOMETHING = /[^\s\u0000]/

/** One line of text: a name, a key, a reference. Control characters have no business in one; half a surrogate pair becomes U+FFFD. */
export const plainText = (maxLength: number) =>
  z.string().min(1).max(maxLength).regex(NO_CONTROL, 'holds a control character').overwrite(withoutNul)

/** A text in a person's own words, lines and all: never empty, and without what the database can't hold. */
export const freeText = (maxLength: number) =>
  z.string().min(1).max(maxLength).regex(SOMETHING, 'is empty').overwrite(withoutNul).trim()
