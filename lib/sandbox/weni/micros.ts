/** A moment as whole microseconds since 1970 in UTC: the resolution of Weni's `modified_on`. */
export type Micros = number

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/

/** `2026-03-01T10:20:30.123456Z`, as every date in API v2. */
export function formatMicros(at: Micros): string {
  const iso = new Date(Math.floor(at / 1000)).toISOString()
  return `${iso.slice(0, -1)}${String(at % 1000).padStart(3, '0')}Z`
}

/**
 * Reads an ISO 8601 date; null when it is none. A `+` that was not percent-encoded has become a space and is none, as
 * in Weni.
 */
export function parseMicros(text: string): Micros | null {
  const match = ISO.exec(text)
  if (!match) return null
  const [, day, time = '00:00', seconds = '00', fraction = '', zone = 'Z'] = match
  const offset = zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3) || '00'}`
  const millis = Date.parse(`${day}T${time}:${seconds}${offset}`)
  return Number.isNaN(millis) ? null : millis * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6))
}

/** A clock that never gives the same microsecond twice, so that `modified_on` orders all writes. */
export class MicroClock {
  #last: Micros = 0

  constructor(readonly now: () => number) {}

  next(): Micros {
    this.#last = Math.max(this.#last + 1, Math.floor(this.now() * 1000))
    return this.#last
  }

  /** Starts after `at`: data that was loaded from a snapshot must stay older than new writes. */
  startAfter(at: Micros): void {
    this.#last = Math.max(this.#last, at)
  }
}
