/**
 * Returns one line of the log as lib/log.ts writes it, for code that runs before there is a logger.
 * @param {'warn' | 'error'} level
 * @param {string} msg
 * @param {Record<string, unknown>} [fields]
 */
export const logLine = (level, msg, fields = {}) =>
  `${JSON.stringify({ level, time: new Date().toISOString(), ...fields, msg })}\n`

/**
 * Returns the places of an error's stack, without its message, which may quote what was sent.
 * @param {Error} error
 * @param {number} [most]
 */
export function placesOf({ message, stack = '' }, most = 50) {
  const at = message === '' ? -1 : stack.indexOf(message)
  const after = at < 0 ? stack : stack.slice(at + message.length)
  const places = after.split('\n').filter((line) => /^\s+at /.test(line))
  return places.slice(0, most).join('\n')
}
