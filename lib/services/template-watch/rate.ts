/** A rate for each 1,000 deliveries, with its likely range. */
export interface Rate {
  rate: number
  low: number
  high: number
}

/** Of a hundred such ranges, ninety-five hold the true rate. */
const Z = 1.96

/**
 * Returns how many of 1,000 deliveries ended in a refusal, with Wilson's interval at 95 % (E. B. Wilson, 1927), which
 * also holds for few events; null without a delivery.
 */
export function rateOf(optouts: number, delivered: number): Rate | null {
  if (delivered <= 0) return null
  const share = Math.min(optouts / delivered, 1)
  const spread = Z * Z
  const center = (share + spread / (2 * delivered)) / (1 + spread / delivered)
  const half =
    (Z / (1 + spread / delivered)) * Math.sqrt((share * (1 - share)) / delivered + spread / (4 * delivered * delivered))
  return {
    rate: share * 1000,
    low: optouts === 0 ? 0 : Math.max(0, center - half) * 1000,
    high: Math.min(1, center + half) * 1000,
  }
}
