/** @typedef {{ name: string, ms: number }} Part one part of a run and how long it took, in milliseconds */

/**
 * Returns what `npm test` says of its time: one line for each part in the order of their ends, and one for the whole
 * run, which is shorter than its parts where they ran side by side.
 * @param {Part[]} parts
 * @param {number} ms of the whole run
 */
export function describeParts(parts, ms) {
  const all = { name: 'all together', ms }
  return [...parts, all].map(({ name, ms }) => `${inWords(ms).padStart(10)}  ${name}`).join('\n')
}

/** @param {number} ms */
function inWords(ms) {
  const seconds = Math.round(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`
}
