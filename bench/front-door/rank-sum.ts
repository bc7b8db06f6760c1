/**
 * Compares two samples by the rank-sum test of Wilcoxon, Mann and Whitney, which asks whether values of one tend to be
 * larger, whatever their distribution. Returns the standard score and the two-sided probability of such a score, or a
 * larger one, if both samples come from one distribution. The normal approximation is exact enough from 20 values a
 * side on; ties are corrected.
 */
export function rankSum(one: readonly number[], other: readonly number[]): { z: number; p: number } {
  const all = [...one.map((value) => ({ value, own: 1 })), ...other.map((value) => ({ value, own: 0 }))]
  all.sort((a, b) => a.value - b.value)
  let [sum, ties] = [0, 0]
  for (let start = 0; start < all.length;) {
    let end = start
    while (end < all.length && all[end]?.value === all[start]?.value) end++
    const [rank, tied] = [(start + 1 + end) / 2, end - start]
    for (const { own } of all.slice(start, end)) sum += own * rank
    ties += tied ** 3 - tied
    start = end
  }
  const [m, n, total] = [one.length, other.length, all.length]
  const mean = (m * (total + 1)) / 2
  const variance = ((m * n) / 12) * (total + 1 - ties / (total * (total - 1)))
  const z = (sum - mean) / Math.sqrt(variance)
  return { z, p: 2 * upperTail(Math.abs(z)) }
}

/** The probability that a standard normal value exceeds z (Abramowitz and Stegun, 26.2.17; off by 7.5e-8 at most). */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z)
  const series = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
  const sum = series.reduceRight((rest, factor) => (rest + factor) * t, 0)
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum
}
