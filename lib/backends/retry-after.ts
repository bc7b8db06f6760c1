const HOUR_MS = 3_600_000

/** Reads seconds or a date (RFC 9110, 10.2.3) and returns milliseconds, at most `mostMs`. Default: an hour. */
export function readRetryAfter(text: string | undefined, mostMs = HOUR_MS): number | null {
  if (!text) return null
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - Date.now()
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 1000), mostMs) : null
}
