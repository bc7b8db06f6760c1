import { type GraphReply, isObject } from './graph'

/** What Meta says of two templates (docs/reference/whatsapp.md, 11: template comparison). No number of blocks. */
export interface Comparison {
  /** The ids of the templates from the one that is blocked least to the one that is blocked most, for its sends. */
  leastBlockedFirst: string[]
  /** How often each was sent, by id. */
  sends: ReadonlyMap<string, number>
  /** Meta's word for why each was blocked most, by id. */
  blockReasons: ReadonlyMap<string, string>
}

/** Meta's words; others are read as `UNKNOWN_BLOCK_REASON`. */
export const BLOCK_REASONS = [
  'NO_LONGER_NEEDED',
  'NO_REASON',
  'NO_REASON_GIVEN',
  'NO_SIGN_UP',
  'OFFENSIVE_MESSAGES',
  'OTHER',
  'OTP_DID_NOT_REQUEST',
  'SPAM',
  'UNKNOWN_BLOCK_REASON',
] as const

/** The days of a window that Meta takes. */
export const WINDOW_DAYS = 7
const DAY_SECONDS = 86_400

/** Returns the query of a comparison: the window must be exactly as long as one that Meta knows. */
export function comparisonQuery(otherId: string, endMs: number): Record<string, string> {
  const end = Math.floor(endMs / 1000)
  return { template_ids: `[${otherId}]`, start: String(end - WINDOW_DAYS * DAY_SECONDS), end: String(end) }
}

/** Returns what a response says, or null when it is none. A metric that is missing or has another shape is empty. */
export function readComparison({ body }: GraphReply): Comparison | null {
  const data = body?.['data']
  if (!Array.isArray(data)) return null
  const of = (metric: string) => data.filter(isObject).find((each) => each['metric'] === metric)
  const order = of('BLOCK_RATE')?.['order_by_relative_metric']
  const pairs = (metric: string, field: string) => {
    const values = of(metric)?.[field]
    return (Array.isArray(values) ? values : []).filter(isObject).flatMap(({ key, value }) => {
      const id = idOf(key)
      return id === null ? [] : [[id, value] as const]
    })
  }
  const reasons = pairs('TOP_BLOCK_REASON', 'string_values').flatMap(([id, value]) => {
    if (typeof value !== 'string') return []
    return [[id, BLOCK_REASONS.find((each) => each === value) ?? 'UNKNOWN_BLOCK_REASON'] as const]
  })
  const sends = pairs('MESSAGE_SENDS', 'number_values').flatMap(([id, value]) => {
    const count = Number(value)
    return Number.isSafeInteger(count) && count >= 0 ? [[id, count] as const] : []
  })
  return {
    leastBlockedFirst: (Array.isArray(order) ? order : []).flatMap((id) => idOf(id) ?? []),
    sends: new Map(sends),
    blockReasons: new Map(reasons),
  }
}

const idOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null
