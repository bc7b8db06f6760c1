import { lookup } from 'node:dns'
import { addressProblem, hostOf, isAllowedPrivate } from './addresses'
import { guardedLookup } from './http'

export type AddressProblem = NonNullable<ReturnType<typeof addressProblem>> | 'unknown_host'

/**
 * What is wrong with an address somebody wants us to send to, its name looked up; null when it will do. For set-up
 * only: at each request the name is looked up and judged again.
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
