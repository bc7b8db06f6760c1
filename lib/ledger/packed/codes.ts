/**
 * The codes of a packed line, one byte each, as `packLine` writes and `unpackLine` reads them. A stored line is read by
 * these for ever: nothing here is changed, and what is added gets a code that was free.
 */

/** The first byte of a packed line. */
export const VERSION = 1

/** A value of `ATOMS`, of which there are five; its bytes are among the data. */
export const ATOM = 0
/**
 * A UUID whose first bytes are those of the UUID before it, or of the business where none is: ids that were made in the
 * same millisecond, as a business's topics mostly were, or in the same minute. The rest of it is among the data.
 */
export const NEAR_UUID = 5
export const NEAR_BYTES = [6, 5, 4] as const
/** Other text, as its length in bytes and UTF-8. */
export const TEXT = 8
/** Text with half of a surrogate pair, which UTF-8 doesn't have: its length and UTF-16. */
export const WIDE_TEXT = 9
/** A whole number from 0, as a varint. */
export const NUMBER = 10
/** The atom of this number, counted from 0, of those that the line has had so far, as a varint. */
export const AGAIN = 11

/** What the columns beside the line hold. */
export const FACT = 16
export const FACTS = ['business', 'contact', 'change', 'occurred', 'recorded', 'dedupe'] as const

/** The first atoms of the line, without a byte of data. */
export const AGAIN_FIRST = 24
export const AGAINS = 16

/** Small numbers, without a byte of data. */
export const SMALL_NUMBER = 40
export const SMALL_NUMBERS = 16

/** Fragments of text (`FRAGMENTS`). */
export const FRAGMENT = 56
/** Fragments with holes (`TEMPLATES`). */
export const TEMPLATE = 176

/** More letters than any line has: what would be longer is stored as it is, and is not read. */
export const MOST_LETTERS = 1 << 24

/** What the columns of the ledger hold that its lines say again. */
export interface LineFacts {
  businessId: string
  contactId: string
  changeId: string
  /** Milliseconds since 1970. */
  occurredAt: number
  recordedAt: number
  /** The first 16 bytes of the digest of the dedupe key, as a UUID; null where there is no key. */
  dedupe: string | null
}

/** Returns a digest as lines have it, given the UUID of a column. */
export const digestOfUuid = (uuid: string): string => Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url')
