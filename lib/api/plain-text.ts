import { z } from 'zod'
import { withoutNul } from '@/lib/clean-text'

/** Matches a text without control characters, in a syntax that regular expressions of every language understand. */
// oxlint-disable-next-line no-control-regex
const NO_CONTROL = /^[^\u0000-\u001f\u007f-\u009f]*$/

/** Matches a character that is left when the text is cleaned and trimmed. */
// oxlint-disable-next-line no-control-regex
const SOMETHING = /[^\s\u0000]/

/**
 * Returns the schema of one line of text, such as a name, a key or a reference. It takes no control characters, and
 * half of a surrogate pair becomes U+FFFD.
 */
export const plainText = (maxLength: number) =>
  z.string().min(1).max(maxLength).regex(NO_CONTROL, 'holds a control character').overwrite(withoutNul)

/**
 * Returns the schema of a text in a person's own words, which may have several lines. It is never empty, and characters
 * that the database can't store are removed.
 */
export const freeText = (maxLength: number) =>
  z.string().min(1).max(maxLength).regex(SOMETHING, 'is empty').overwrite(withoutNul).trim()
