import type { CheckDecision } from '@/lib/services/decisions/check-result'

/** A decision as the API shows it. */
export function presentDecision({ allowed, reason, until }: CheckDecision) {
  return { allowed, reason, until: until === null ? null : new Date(until).toISOString() }
}

/** Many of them in order; with each its contact as it was given, when that was asked for. */
export function presentDecisions(decisions: readonly CheckDecision[], contacts: readonly string[] | null) {
  const results = contacts
    ? decisions.map((decision, place) => ({ contact: contacts[place] ?? '', ...presentDecision(decision) }))
    : decisions.map(presentDecision)
  return { allowed: decisions.filter(({ allowed }) => allowed).length, results }
}
