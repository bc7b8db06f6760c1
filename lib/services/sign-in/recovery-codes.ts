import { randomInt } from 'node:crypto'
import { hashToken } from '@/lib/keys'

const COUNT = 10
/** Without letters that people mistake for others; 10 of 30 have 49 bits, and the tries are few. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const HALF = 5

/** Returns ten new codes, as they are shown once: "7KQ2M-XW4TP". */
export function newRecoveryCodes(): string[] {
  const half = () => Array.from({ length: HALF }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return Array.from({ length: COUNT }, () => `${half()}-${half()}`)
}

/** Returns what is stored of a code, however it is typed. The person is part of it. */
export const hashOfRecoveryCode = (userId: string, code: string): string =>
  hashToken(
    `recovery:${userId}:${code
      .slice(0, 100)
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, '')}`,
  )
