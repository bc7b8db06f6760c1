/** @typedef {{ name: string, ms: number }} Part one part of a run and how long it took, in milliseconds */

/**
 * Returns what `npm test` says of its time: one line for each part in the order of the run, and one for all of it.
 * @param {Part[]} parts
 */
export function describeParts(parts) {
  const all = { name: 'all together', ms: parts.reduce((sum, { ms }) => sum + ms, 0) }
  return [...parts, all].map(({ name, ms }) => `${inWords(ms).padStart(10)}  ${name}`).join('\n')
}

/** @param {number} ms */
function inWords(ms) {
  const seconds = Math.round(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`
}
