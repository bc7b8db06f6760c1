import { onTestFinished } from 'vitest'
import { connect } from '@/db/client'
import type { SecretName } from '@/lib/env'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { testDeps, makeBusiness } from '@/lib/services/testing'
import type { TestDatabase } from '@/testing/database'
import { runBackends } from './run-backends'

/** Makes a business, and returns the command as its operator runs it, with the given secrets. */
export async function operator(database: TestDatabase, allowPrivate: readonly string[]) {
  const plain = testDeps(database.app)
  const deps = testDeps(database.app, { settings: { ...plain.settings, allowPrivate } })
  const business = await makeBusiness(deps)
  const owner = connect(database.ownerUrl, { max: 1, applicationName: 'test' })
  onTestFinished(() => owner.close())
  const run = async (secrets: Partial<Record<SecretName, string>>, ...args: string[]) => {
    const [out, err]: string[][] = [[], []]
    const code = await runBackends(
      {
        deps,
        owner,
        settleMs: 0,
        secrets: {
          read: (name) => {
            const secret = secrets[name]
            return secret ? Promise.resolve(secret) : Promise.reject(new OperatorError(`No ${name}.`))
          },
        },
        out: (text) => out?.push(text),
        err: (text) => err?.push(text),
      },
      args,
    )
    return { code, out: (out ?? []).join('\n'), err: (err ?? []).join('\n') }
  }
  return { deps, business, run }
}
