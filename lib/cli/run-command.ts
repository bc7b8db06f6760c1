import { wantsHelp } from '@/lib/process/help.mjs'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { scrub } from '@/lib/scrub'

/** Where a command writes: one line, or several, at a time. */
export interface Terminal {
  /** Prints the result of the command. */
  out: (text: string) => void
  /** Prints what the operator should know besides. */
  err: (text: string) => void
}

export interface CommandFrame extends Terminal {
  /** Closes this at the end of the command, however it ends. Returns it. */
  closing: <T extends { close(): Promise<unknown> }>(opened: T) => T
  /**
   * From its call on, Ctrl-C and SIGTERM no longer end the process: what it returns turns false, and the command ends
   * by itself.
   */
  untilStopped: () => () => boolean
}

/**
 * Runs a command and sets the exit code of the process. With `--help` it prints `usage` and does nothing else. A
 * mistake of the operator is printed as its own sentence. Any other failure is printed after `failed`, without secrets
 * and personal data, and with exit code 1.
 */
export async function runCommand(
  { usage, failed }: { usage: string; failed: string },
  work: (args: string[], frame: CommandFrame) => Promise<number>,
): Promise<void> {
  const args = process.argv.slice(2)
  const out = (text: string) => void process.stdout.write(`${text}\n`)
  const err = (text: string) => void process.stderr.write(`${text}\n`)
  if (wantsHelp(args)) return out(usage)
  const opened: { close(): Promise<unknown> }[] = []
  const closing: CommandFrame['closing'] = (one) => {
    opened.push(one)
    return one
  }
  try {
    process.exitCode = await work(args, { out, err, closing, untilStopped })
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    err(error instanceof OperatorError ? text : `${failed}: ${scrub(text)}`)
    process.exitCode = error instanceof OperatorError ? error.exitCode : 1
  } finally {
    await Promise.all(opened.map((one) => one.close()))
  }
}

function untilStopped(): () => boolean {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (stopping = true))
  return () => !stopping
}
