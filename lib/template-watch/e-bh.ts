/**
 * Returns the places of the e-values of which one may say together that their hypotheses are false, so that at most the
 * share `alpha` of what is said is expected to be wrong: e-BH (Wang & Ramdas, arXiv 2009.02824). It needs no
 * independence, and the templates of one business are not independent.
 */
export function eBenjaminiHochberg(logEs: readonly number[], alpha: number): Set<number> {
  const places = [...logEs.keys()].toSorted((a, b) => (logEs[b] ?? 0) - (logEs[a] ?? 0))
  const all = logEs.length
  let last = 0
  for (const [index, place] of places.entries()) {
    const count = index + 1
    if ((logEs[place] ?? -Infinity) >= Math.log(all / (alpha * count))) last = count
  }
  return new Set(places.slice(0, last))
}
