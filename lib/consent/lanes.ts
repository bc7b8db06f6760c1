import type { Answer, Change, Lane, Method } from './types'

/** How people speak for themselves; an agent notes what they said. */
const OWN_METHODS: ReadonlySet<Method> = new Set([
  'page',
  'keyword',
  'button',
  'list',
  'agent',
  'provider_preference',
  'provider_error',
])

/** Whether the person said it themselves, by its method. */
export function isOwnMethod(method: Method): boolean {
  return OWN_METHODS.has(method)
}

/** Which register of a topic an answer writes. A No needs no proof. */
export function laneOf(change: Pick<Change, 'method' | 'proven'>, answer: Answer): Lane {
  if (isOwnMethod(change.method)) return 'own'
  return answer === 'in' && !change.proven ? 'unproven' : 'other'
}

/**
 * Who may lift a stop, pause or resume: the person, or a member who notes what they asked for. Nobody else undoes a No
 * of theirs.
 */
export function speaksForPerson(change: Pick<Change, 'actor' | 'method'>): boolean {
  return (change.actor === 'contact' || change.actor === 'member') && isOwnMethod(change.method)
}

/** Who may lift Meta's own stop: Meta, when the person resumed in WhatsApp, or a member with a reason. Not the page. */
export function mayLiftProviderStop(change: Pick<Change, 'actor' | 'method'>): boolean {
  return change.method === 'provider_preference' || change.actor === 'member'
}
