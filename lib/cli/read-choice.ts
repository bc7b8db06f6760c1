import { wantsHelp } from '@/lib/process/help.mjs'

interface Command<Choice extends string> {
  usage: string
  /** What the command may be given, one at most. */
  choices: readonly Choice[]
  /** What is said after arguments that it does not take, such as "Nothing was changed." */
  nothing: string
}

/**
 * Returns the one argument that a command was given, undefined where it was given none; or the code with which it ends
 * at once, after help was printed or an argument refused.
 */
export function readChoice<Choice extends string>(
  args: string[],
  { usage, choices, nothing }: Command<Choice>,
): { choice: Choice | undefined } | { exitCode: number } {
  if (wantsHelp(args)) {
    process.stdout.write(usage)
    return { exitCode: 0 }
  }
  const [given, ...more] = args
  const choice = choices.find((each) => each === given)
  if (more.length === 0 && (given === undefined || choice !== undefined)) return { choice }
  process.stderr.write(`The command takes no argument "${args.join(' ')}". ${nothing}\n\n${usage}`)
  return { exitCode: 2 }
}
