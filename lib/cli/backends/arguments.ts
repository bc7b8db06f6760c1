import type { ParseArgsConfig } from 'node:util'
import { parseOnce } from '@/lib/cli/parse-once'
import { OperatorError } from '@/lib/process/operator-error.mjs'

/**
 * Returns options and the words between them, of which the verb takes at most `words`. Throws OperatorError for an
 * unknown option, one that is given twice, and more words.
 */
export function readOptions<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: T,
  words = 0,
) {
  try {
    return parseOnce(args, options, words)
  } catch (error) {
    throw new OperatorError(error instanceof Error ? error.message : String(error), 2)
  }
}

export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new OperatorError(`--${option} is missing.`, 2)
  return value
}

export function wholeNumber(value: string | undefined, option: string, fallback: number): number {
  if (value === undefined) return fallback
  if (!/^\d{1,6}$/.test(value)) throw new OperatorError(`--${option} must be a whole number.`, 2)
  return Number(value)
}
