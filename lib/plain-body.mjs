/**
 * By this name a request of our server reads its whole body, without the stream in between.
 * Known to every copy of this module: Next bundles one of its own.
 */
export const READ_WHOLE = Symbol.for('sayso.read-whole')

/**
 * @typedef {(limit: number) => Promise<Buffer | null>} ReadWhole returns null if the body has more bytes than this; the
 *   rest is then not read
 */

/**
 * Returns the function by which a request reads its whole body at once; undefined for a standard request.
 * @param {Request} request
 * @returns {ReadWhole | undefined}
 */
export function readWholeOf(request) {
  return /** @type {{ [READ_WHOLE]?: ReadWhole }} */ (/** @type {unknown} */ (request))[READ_WHOLE]?.bind(request)
}
