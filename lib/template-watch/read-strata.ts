import type { Stratum } from './e-process'

/** The most lines, and the greatest count, that are read. */
const MOST_LINES = 100_000
const MOST_COUNT = 1e12
const HEADER = /^\s*n\s*,\s*b\s*,\s*k\s*,\s*r\s*$/i
const NUMBER = /^\d{1,13}$/

/** A file of strata that can't be read: the number of its line, from 1, and why. */
export class StrataError extends Error {
  constructor(
    readonly line: number,
    reason: string,
  ) {
    super(`Line ${line}: ${reason}`)
  }
}

/**
 * Reads lines `n,B,K,R`, with or without a header: deliveries of the template and of the rest, refusals of the template
 * and of the rest. Empty lines are left out.
 * @throws StrataError
 */
export function readStrata(text: string): Stratum[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const strata: Stratum[] = []
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || (strata.length === 0 && HEADER.test(line))) continue
    if (strata.length === MOST_LINES)
      throw new StrataError(index + 1, `there are more than ${MOST_LINES.toLocaleString('en')} lines.`)
    strata.push(readStratum(line, index + 1))
  }
  if (strata.length === 0) throw new StrataError(1, 'there is no line with n,B,K,R.')
  return strata
}

function readStratum(line: string, number: number): Stratum {
  const cells = line.split(',').map((cell) => cell.trim())
  if (cells.length !== 4) throw new StrataError(number, `it has ${cells.length} values instead of the four n,B,K,R.`)
  const bad = cells.findIndex((cell) => !NUMBER.test(cell) || Number(cell) > MOST_COUNT)
  if (bad >= 0) throw new StrataError(number, `${'nBKR'[bad]} is no whole number from 0 to ${MOST_COUNT}.`)
  const [n = 0, B = 0, K = 0, R = 0] = cells.map(Number)
  if (K > n) throw new StrataError(number, 'K, the refusals of the template, is greater than n, its deliveries.')
  if (R > B) throw new StrataError(number, 'R, the refusals of the rest, is greater than B, its deliveries.')
  return { n, B, K, R }
}
