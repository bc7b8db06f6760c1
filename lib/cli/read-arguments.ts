import type { ParseArgsConfig } from 'node:util'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { parseOnce, PassedOver } from './parse-once'

/**
 * Returns the options of a command and the words between them, of which it takes at most `words`.
 * @throws OperatorError with the usage, for an option that the command does not have, or that is given twice
 */
export function readArguments<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
  { usage, exitCode, words = Infinity }: { usage: string; exitCode: 1 | 2; words?: number },
) {
  try {
    return parseOnce(args, options, words)
  } catch (error) {
    throw new OperatorError(error instanceof PassedOver ? `${error.message}\n\n${usage}` : usage, exitCode)
  }
}
