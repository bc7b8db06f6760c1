import { parseArgs, type ParseArgsConfig } from 'node:util'
import { OperatorError } from '@/lib/process/operator-error.mjs'

/** Returns options and the words between them. Throws OperatorError for an unknown option. */
export function readOptions<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
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
