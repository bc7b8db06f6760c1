import { lookup } from 'node:dns'
import { addressProblem, hostOf, isAllowedPrivate } from './addresses'
import { guardedLookup } from './http'

export type AddressProblem = NonNullable<ReturnType<typeof addressProblem>> | 'unknown_host'

/**
 * Returns what is wrong with the address of a new backend, after looking its name up; null when nothing is. Use it for
 * set-up only: each request looks the name up and judges it again.
 */
export async function checkAddress(
  url: URL,
  allowed: readonly string[],
  resolve: typeof lookup = lookup,
): Promise<AddressProblem | null> {
  const problem = addressProblem(url, allowed)
  if (problem || isAllowedPrivate(url, allowed)) return problem
  const look = guardedLookup(false, resolve)
  return new Promise((answer) =>
    look(hostOf(url), {}, (error) =>
      answer(error ? (error.code === 'SAYSO_ADDRESS_REFUSED' ? 'address_refused' : 'unknown_host') : null),
    ),
  )
}
