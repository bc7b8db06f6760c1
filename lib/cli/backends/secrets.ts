import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { environmentSecret, type SecretName } from '@/lib/env'
import { OperatorError } from '@/lib/process/operator-error.mjs'

export interface Secrets {
  /**
   * Returns the secret with the name of its variable. `what` describes it in words. Throws OperatorError when there is
   * none.
   */
  read(name: SecretName, what: string): Promise<string>
}

/**
 * Reads secrets from the environment, else as typed at the terminal without being shown, else from the standard input,
 * one a line in the order in which they are requested. They never come from the arguments, which every user of the
 * machine can see.
 */
export function terminalSecrets(): Secrets {
  let lines: AsyncIterator<string> | undefined
  return {
    async read(name, what) {
      const given = environmentSecret(name)
      if (given) return given
      lines ??= process.stdin.isTTY ? hiddenLines() : createInterface({ input: process.stdin })[Symbol.asyncIterator]()
      if (process.stdin.isTTY) process.stderr.write(`${what}: `)
      const { value, done } = await lines.next()
      if (process.stdin.isTTY) process.stderr.write('\n')
      const secret = done ? '' : String(value).trim()
      if (!secret) throw new OperatorError(`No ${what} was given: set ${name}, or write it to the standard input.`)
      return secret
    },
  }
}

/** Yields what is typed, without showing it. */
function hiddenLines(): AsyncIterator<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  return createInterface({ input: process.stdin, output: nowhere, terminal: true })[Symbol.asyncIterator]()
}
