/**
 * Work that goes on after its response was sent, such as recording what Meta answered to a message. The set is global,
 * because Next has modules of its own for its bundles, and our server, which waits at its end, has another one.
 */
const KEY = Symbol.for('sayso.web.pending-work')

/**
 * The most pieces of work that are kept in mind, some MB. Work beyond them goes on as well, but the end of the process
 * does not wait for it: it piles up only while the database can't be reached, and would then not end in time.
 */
const KEPT_MOST = 20_000

/** @returns {Set<Promise<void>>} */
function pending() {
  const known = Reflect.get(globalThis, KEY)
  if (known) return known
  const made = new Set()
  Reflect.set(globalThis, KEY, made)
  return made
}

/**
 * Keeps in mind that this work goes on, so that the process does not end before it has.
 * @param {Promise<unknown>} work
 * @param {(error: unknown) => void} report is called when the work fails
 */
export function goOnAfterResponse(work, report) {
  const set = pending()
  const ended = work.then(() => {}, report).finally(() => set.delete(ended))
  if (set.size < KEPT_MOST) set.add(ended)
}

/**
 * Waits until all work after responses is done, also what began meanwhile, but not longer than this many milliseconds.
 * @param {number} mostMs
 * @returns {Promise<number>} the number of pieces that are not done
 */
export async function finishPendingWork(mostMs) {
  const set = pending()
  let isOver = false
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const over = new Promise((resolve) => {
    timer = setTimeout(() => resolve((isOver = true)), mostMs)
  })
  while (set.size > 0 && !isOver) await Promise.race([Promise.all(set), over])
  clearTimeout(timer)
  return set.size
}
