import type { Verdict } from '@/lib/services/decisions/check-contact'

/** A decision as the API shows it. */
export function presentVerdict({ allowed, reason, until }: Verdict) {
  return { allowed, reason, until: until === null ? null : new Date(until).toISOString() }
}

/** Many of them in order; with each its contact as it was given, when that was asked for. */
export function presentVerdicts(verdicts: readonly Verdict[], contacts: readonly string[] | null) {
  const results = contacts
    ? verdicts.map((verdict, place) => ({ contact: contacts[place] ?? '', ...presentVerdict(verdict) }))
    : verdicts.map(presentVerdict)
  return { allowed: verdicts.filter(({ allowed }) => allowed).length, results }
}
