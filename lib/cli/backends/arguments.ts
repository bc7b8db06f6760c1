import { parseArgs, type ParseArgsConfig } from 'node:util'
import { Refusal } from './refusal'

/** Returns options and the words between them. Throws Refusal for an unknown option. */
export function readOptions<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error), 2)
  }
}

export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new Refusal(`--${option} is missing.`, 2)
  return value
}

export function wholeNumber(value: string | undefined, option: string, fallback: number): number {
  if (value === undefined) return fallback
  if (!/^\d{1,6}$/.test(value)) throw new Refusal(`--${option} must be a whole number.`, 2)
  return Number(value)
}
