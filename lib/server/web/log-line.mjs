/**
 * Returns one line of the log as lib/log.ts writes it, for code that runs before there is a logger.
 * @param {'warn' | 'error'} level
 * @param {string} msg
 * @param {Record<string, unknown>} [fields]
 */
export const logLine = (level, msg, fields = {}) =>
  `${JSON.stringify({ level, time: new Date().toISOString(), ...fields, msg })}\n`
