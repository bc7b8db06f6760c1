import type { Answer, Change, Lane, Method } from './types'

/** The methods by which people act for themselves; with `agent`, a member records what the person asked for. */
const OWN_METHODS: ReadonlySet<Method> = new Set([
  'page',
  'keyword',
  'button',
  'list',
  'agent',
  'provider_preference',
  'provider_error',
])

/** Whether the method means that the person acted themselves. */
export function isOwnMethod(method: Method): boolean {
  return OWN_METHODS.has(method)
}

/** Returns which of a topic's registers an answer writes. A No needs no proof. */
export function laneOf(change: Pick<Change, 'method' | 'proven'>, answer: Answer): Lane {
  if (isOwnMethod(change.method)) return 'own'
  return answer === 'in' && !change.proven ? 'unproven' : 'other'
}

/**
 * Whether the actor may lift a stop, pause or resume: only the person, or a member who records what the person asked
 * for, can undo the person's No.
 */
export function speaksForPerson(change: Pick<Change, 'actor' | 'method'>): boolean {
  return (change.actor === 'contact' || change.actor === 'member') && isOwnMethod(change.method)
}

/**
 * Whether the actor may lift Meta's own stop: Meta, when the person resumed in WhatsApp, or a member with a reason. The
 * page can't.
 */
export function mayLiftProviderStop(change: Pick<Change, 'actor' | 'method'>): boolean {
  return change.method === 'provider_preference' || change.actor === 'member'
}
