import { forgiveAttempts as writeForgiven, takeAttempts } from '@/db/queries/people/attempts'
import { suppressionHash } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'

const WINDOW_MS = 15 * 60_000

/**
 * How often one subject may try in 15 minutes. An account, whether it exists or not; an address, which may be that of a
 * whole office; somebody who is half signed in and types codes; and an address that tries tokens and set-up codes.
 */
const LIMITS = { account: 10, address: 100, code: 10, token: 30 } as const

export interface Subject {
  kind: keyof typeof LIMITS
  of: string
}

export interface Taken {
  /** Null: may try. Else the seconds until the subject may try again. */
  waitSeconds: number | null
  /** How often the one with the fewest may still try after this. */
  triesLeft: number
}

/** Returns the subject of a network address, or none where it is not known. */
export const addressSubject = (ip: string | null, kind: 'address' | 'token' = 'address'): Subject[] =>
  ip === null ? [] : [{ kind, of: networkOf(ip) }]

/**
 * Counts an attempt of each subject in PostgreSQL, before anything is looked at: all web processes count together, and
 * attempts made at the same time are all counted. What is stored is a keyed hash and never an address.
 */
export async function takeAttempt(deps: Pick<Deps, 'db' | 'clock' | 'pepper'>, subjects: Subject[]): Promise<Taken> {
  if (subjects.length === 0) return { waitSeconds: null, triesLeft: Number.MAX_SAFE_INTEGER }
  const now = deps.clock.now()
  const limits = new Map(subjects.map((subject) => [hashOf(deps, subject), LIMITS[subject.kind]]))
  const counts = await takeAttempts(deps.db.sql, [...limits.keys()], { now, until: now + WINDOW_MS })
  const left = counts.map(({ subject, count, endsAt }) => ({ tries: (limits.get(subject) ?? 0) - count, endsAt }))
  const over = left.filter(({ tries }) => tries < 0)
  const until = Math.max(...over.map(({ endsAt }) => endsAt))
  return {
    waitSeconds: over.length === 0 ? null : Math.max(1, Math.ceil((until - now) / 1000)),
    triesLeft: Math.max(0, Math.min(...left.map(({ tries }) => tries))),
  }
}

/**
 * Forgives the attempts of subjects who have proved who they are: those of their account are forgotten, and of their
 * address, which others may share, this one is taken back.
 */
export async function forgiveAttempts(deps: Pick<Deps, 'db' | 'pepper'>, subjects: Subject[]): Promise<void> {
  const hashesOf = (isShared: boolean) =>
    subjects.filter(({ kind }) => SHARED.includes(kind) === isShared).map((subject) => hashOf(deps, subject))
  await writeForgiven(deps.db.sql, { own: hashesOf(false), shared: hashesOf(true) })
}

const SHARED: readonly Subject['kind'][] = ['address', 'token']

const hashOf = ({ pepper }: Pick<Deps, 'pepper'>, { kind, of }: Subject) =>
  suppressionHash(pepper, `sign-in:${kind}:${of}`)

/** Returns the address, and of an IPv6 address its network of 64 bits, all of which one subscriber has. */
export function networkOf(ip: string): string {
  if (!ip.includes(':')) return ip
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped) return mapped
  const [head = '', tail] = ip.split('%', 1)[0]?.split('::') ?? []
  const first = head.split(':').filter(Boolean)
  const last = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length
  const groups = [...first, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...last]
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')
}
