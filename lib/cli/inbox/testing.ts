import { PassThrough } from 'node:stream'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import type { Deps } from '@/lib/services/deps'
import type { TestDatabase } from '@/testing/database'
import { askReason } from './ask-reason'
import { runInbox } from './run-inbox'

/** For tests: does what the command does. Without `typed` there is no terminal at which somebody could be asked. */
export async function inboxCommand(
  { owner, deps, typed }: Pick<TestDatabase, 'owner'> & { deps: Deps; typed?: string },
  ...args: string[]
): Promise<{ code: number; out: string[]; err: string[] }> {
  const [out, err]: [string[], string[]] = [[], []]
  const input = Object.assign(new PassThrough(), { isTTY: typed !== undefined })
  if (typed !== undefined) input.end(`${typed}\n`)
  const command = {
    ...{ deps, owner, ask: () => askReason(input, new PassThrough()) },
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
  }
  const code = await runInbox(command, args).catch((error: unknown) => {
    if (!(error instanceof OperatorError)) throw error
    err.push(error.message)
    return error.exitCode
  })
  return { code, out, err }
}
