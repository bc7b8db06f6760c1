import { parseArgs, type ParseArgsConfig } from 'node:util'
import { OperatorError } from '@/lib/process/operator-error.mjs'

/**
 * Returns the options of a command and the words between them.
 * @throws OperatorError with the usage, for an option that the command does not have
 */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
  { usage, exitCode }: { usage: string; exitCode: 1 | 2 },
) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch {
    throw new OperatorError(usage, exitCode)
  }
}
