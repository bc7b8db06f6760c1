import type { CheckDecision } from '@/lib/services/decisions/check-result'

/** Returns a decision as the API shows it. */
export function presentDecision({ allowed, reason, until }: CheckDecision) {
  return { allowed, reason, until: until === null ? null : new Date(until).toISOString() }
}

/** Returns many decisions in order, each with its contact as the request named it if the request asks for that. */
export function presentDecisions(decisions: readonly CheckDecision[], contacts: readonly string[] | null) {
  const results = contacts
    ? decisions.map((decision, place) => ({ contact: contacts[place] ?? '', ...presentDecision(decision) }))
    : decisions.map(presentDecision)
  return { allowed: decisions.filter(({ allowed }) => allowed).length, results }
}
