/** Area codes whose WhatsApp ids keep the ninth digit (docs/reference/whatsapp.md, 6). */
const KEEPS_NINTH = /^55(1[1-9]|2[12478])9/

/**
 * Returns the id that WhatsApp gives a number: without Brazil's ninth digit outside the area codes that keep it, and
 * with Mexico's old 1.
 */
export function waIdOf(number: string): string {
  const digits = number.replace(/\D/g, '')
  if (/^55\d{2}9\d{8}$/.test(digits) && !KEEPS_NINTH.test(digits)) return digits.slice(0, 4) + digits.slice(5)
  if (/^52[2-9]\d{9}$/.test(digits)) return `521${digits.slice(2)}`
  return digits
}

const WINDOW_MS = 24 * 3_600_000
/** Pair limit: one message in six seconds, of which 45 may be borrowed at once. */
const PAIR_MS = 6000
const PAIR_BURST = 45

/** What WhatsApp stores about people and this business. */
export class People {
  readonly #lastInbound = new Map<string, number>()
  /** When the pair's allowance is full again. */
  readonly #pairs = new Map<string, number>()
  /** The people who stopped offers. */
  readonly stopped = new Set<string>()
  #second = 0
  #inSecond = 0

  constructor(readonly now: () => number) {}

  wrote(id: string): void {
    this.#lastInbound.set(id, this.now())
  }

  /** Whether free-form messages may be sent to the person, and not only templates. */
  isOpen(id: string): boolean {
    const last = this.#lastInbound.get(id)
    return last !== undefined && this.now() - last < WINDOW_MS
  }

  /** Counts a message to one person. Returns whether the pair limit allows it. */
  passPair(id: string): boolean {
    const now = this.now()
    const full = Math.max(this.#pairs.get(id) ?? now, now) + PAIR_MS
    if (full - now > PAIR_BURST * PAIR_MS) return false
    this.#pairs.set(id, full)
    return true
  }

  /** Counts a message of the number. Returns whether its throughput allows it. */
  passSecond(perSecond: number): boolean {
    const second = Math.floor(this.now() / 1000)
    if (second !== this.#second) [this.#second, this.#inSecond] = [second, 0]
    this.#inSecond += 1
    return this.#inSecond <= perSecond
  }
}
