/** The buckets that requests are counted in: contacts have their own. */
export const SCOPES = ['v2', 'v2.contacts'] as const
export type Scope = (typeof SCOPES)[number]

/** Settings that differ between Weni workspaces, or are switched off for a benchmark. */
export interface Settings {
  /** Requests an hour; null: no limit. */
  limits: Record<Scope, number | null>
  pageSize: number
  /** The milliseconds for which a field or group just made is unknown to contact writes. */
  assetCacheMs: number
  /** org.config.verify_ninth_digit, on for every new Weni project. */
  ninthDigit: boolean
  anonymous: boolean
  /** Whether `whatsapp:` URNs may hold business-scoped user ids; RapidPro before v26.3.33 accepts digits only. */
  userIds: boolean
}

export function defaultSettings(): Settings {
  return {
    limits: { v2: 2500, 'v2.contacts': 2500 },
    pageSize: 250,
    assetCacheMs: 5000,
    ninthDigit: true,
    anonymous: false,
    userIds: true,
  }
}
