import { takeAttempts } from '@/db/queries/people/attempts'
import type { Instant } from '@/lib/consent/types'
import { suppressionHash } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'

/** The window in which those who ask are counted, in milliseconds; it begins with the first. */
const WINDOW_MS = 3_600_000

/**
 * How often one number and one network address may ask a business in an hour, and how often all of them together. An
 * address may be that of a whole shop.
 */
export const NUMBER_LIMIT = 3
export const ADDRESS_LIMIT = 40
export const BUSINESS_LIMIT = 3000
/**
 * From so many asks of one business in an hour on, the browser has to work for each further one
 * (proof-of-work.ts).
 */
export const CALM_LIMIT = 200

/** Null: within the limit. Else the seconds until it begins again. */
type Wait = number | null

/** Under which all who ask one business are counted: a keyed hash, as everything that is counted. */
export const businessSubject = (deps: Pick<Deps, 'pepper'>, slug: string) => hashOf(deps, `business:${slug}`)

type CountDeps = Pick<Deps, 'db' | 'clock' | 'pepper'>

/**
 * Counts an ask of one network address (an IPv6 network of 64 bits). It is counted before all else: an address that
 * asks too often counts for nobody but itself.
 */
export async function countAddress(deps: CountDeps, slug: string, network: string): Promise<Wait> {
  const subject = hashOf(deps, `address:${slug}:${network}`)
  const [counted] = await count(deps, [subject])
  return counted && counted.count > ADDRESS_LIMIT ? secondsUntil(deps, counted.endsAt) : null
}

/**
 * Counts an ask of a number and of a business. `isNew`: the number has not asked too often, which the response
 * does not say.
 */
export async function countNumber(
  deps: CountDeps,
  slug: string,
  matchKey: string,
): Promise<{ wait: Wait; isNew: boolean }> {
  const [number, business] = [hashOf(deps, `number:${slug}:${matchKey}`), businessSubject(deps, slug)]
  const counts = await count(deps, [number, business])
  const all = counts.find(({ subject }) => subject === business)
  const own = counts.find(({ subject }) => subject === number)
  return {
    wait: all && all.count > BUSINESS_LIMIT ? secondsUntil(deps, all.endsAt) : null,
    isNew: (own?.count ?? 0) <= NUMBER_LIMIT,
  }
}

/** Returns whether a proof is used for the first time. */
export async function takeProof(deps: CountDeps, challenge: string): Promise<boolean> {
  const [taken] = await count(deps, [hashOf(deps, `proof:${challenge}`)])
  return taken?.count === 1
}

/**
 * Counts in PostgreSQL, so that all web processes count together. What is stored is a keyed hash, and never a number or
 * an address.
 */
function count(deps: CountDeps, subjects: readonly string[]) {
  const now = deps.clock.now()
  return takeAttempts(deps.db.sql, subjects, { now, until: now + WINDOW_MS })
}

const secondsUntil = ({ clock }: CountDeps, endsAt: Instant) => Math.max(1, Math.ceil((endsAt - clock.now()) / 1000))

const hashOf = ({ pepper }: Pick<Deps, 'pepper'>, subject: string) => suppressionHash(pepper, `front-door:${subject}`)
