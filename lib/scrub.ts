import { SECRET_PREFIXES } from './routes.mjs'

/**
 * What must not be in a log, however it got into a line. Every finished line is searched, so there are only a few
 * patterns.
 */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // A preference link's token: a reader of it could change that person's choices.
  ...SECRET_PREFIXES.map((prefix) => [new RegExp(`${prefix}[\\w-]{8,}`, 'g'), `${prefix}[link]`] as const),
  [/\b(bearer|token)\s+[\w.~+/-]{8,}=*/gi, '$1 [hidden]'],
  // The Graph API also takes the token in the query.
  [/\baccess_token=[^&\s"']+/g, 'access_token=[hidden]'],
  // Numbers are recognised by their + or scheme; bare digits may be times, sizes or ids.
  [/\b(whatsapp|tel):\+?[\w.]{6,}/gi, '$1:[number]'],
  [/\+\d[\d ()-]{6,17}\d/g, '[number]'],
  // Of a database, a mail server, an authority: a password may hold an @, which addresses are read with. Of bounded
  // length: a long line of beginnings would else be searched to its end for each of them.
  [/\b([a-z][a-z\d+.-]{1,15}:\/\/[^:/\s"']{0,100}):[^\s/"']{1,200}@/gi, '$1:[hidden]@'],
]

/** Returns the text without link tokens, bearer tokens, phone numbers and passwords in addresses. */
export function scrub(text: string): string {
  return PATTERNS.reduce((cleaned, [pattern, mark]) => cleaned.replace(pattern, mark), text)
}
