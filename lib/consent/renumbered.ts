/**
 * Numbers from before a country added digits to all of its numbers, and what they are today. WhatsApp keeps the old
 * ones as ids (`wa_id`) of accounts that were made with them, beside today's numbers. Both are one person.
 *
 * Ivory Coast: the behaviour of WhatsApp is known from observation (github.com/devlikeapro/waha issue 1894 and others).
 * Benin renumbered in the same way in 2024 and is assumed to behave alike; we have not seen an old id of Benin that is
 * still in use.
 */

const IVORY_COAST = /^225(\d)(\d)(\d)\d{5}$/
const BENIN = /^229(\d{8})$/

/**
 * Returns the digits of an international number as they are dialled today; the same digits where nothing has changed.
 */
export function renumbered(digits: string): string {
  const ivorian = IVORY_COAST.exec(digits)
  if (ivorian) return `225${operatorOf(ivorian)}${digits.slice(3)}`
  const beninese = BENIN.exec(digits)
  // Since 2024-11-30 all numbers of Benin begin with 01 (ITU Operational Bulletin; https://arcep.bj).
  return beninese ? `22901${beninese[1]}` : digits
}

/**
 * Returns the two digits that were put before the eight of Ivory Coast on 2021-01-31. They belong to the operator,
 * which follows from the old digits (ITU communication T02020000310006 of the regulator ARTCI). Mobiles by their second
 * digit: 0 to 3 Moov 01, 4 to 6 MTN 05, 7 to 9 Orange 07. Fixed lines, which began with 2 or 3, by their third: 8 Moov
 * 21, 0 MTN 25, all others Orange 27.
 */
function operatorOf([, first, second = '', third]: RegExpExecArray): string {
  if (first === '2' || first === '3') return third === '8' ? '21' : third === '0' ? '25' : '27'
  if (second <= '3') return '01'
  return second <= '6' ? '05' : '07'
}

/** How many digits the national numbers of the countries in `renumbered` had before. */
const OLD_DIGITS: Readonly<Record<string, number>> = { CI: 8, BJ: 8 }

/**
 * Whether digits are as long as a national number of the country before it renumbered. Without the country code they
 * may as well be today's number with its beginning missing, and `97123456` of Benin is not +971 23456 of the Emirates.
 */
export function isOldNational(digits: string, country: string): boolean {
  return digits.length === OLD_DIGITS[country]
}
