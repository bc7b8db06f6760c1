import { logLine, placesOf } from './log-line.mjs'

/** The places of a stack that are kept. */
const PLACES = 20
const TEXT_CHARS = 120

/**
 * Makes what Next writes to the console lines of our log. Next writes errors as they are: with their messages, which
 * may quote what was sent (the name of a server action, a text that the database refused), and with the line breaks and
 * terminal codes that those have, so that anybody could write lines into our log. What our own code reports has its
 * own line (instrumentation.ts), with its message cleaned by lib/scrub.ts.
 * @param {Pick<Console, 'warn' | 'error'>} console
 * @param {(line: string) => void} [write]
 */
export function ownConsole(console, write = (line) => void process.stderr.write(line)) {
  for (const level of /** @type {const} */ (['warn', 'error']))
    console[level] = (/** @type {unknown[]} */ ...reported) => write(lineOf(level, reported))
}

/** @param {'warn' | 'error'} level @param {readonly unknown[]} reported */
function lineOf(level, reported) {
  const error = reported.find((each) => each instanceof Error)
  if (error === undefined) return logLine(level, 'Next reported a problem', { problem: ownWords(reported) })
  const { name, code, digest } = /** @type {Error & { code?: unknown, digest?: unknown }} */ (error)
  const err = { type: wordOf(name), code: wordOf(code), stack: placesOf(error, PLACES) }
  return logLine(level, 'Next reported an error', { err, digest: wordOf(digest) })
}

/**
 * Returns the beginning of what Next says in its own words: what it quotes comes after a quotation mark or a colon.
 * @param {readonly unknown[]} reported
 */
function ownWords(reported) {
  const text = reported.filter((each) => typeof each === 'string').join(' ')
  // A colour is set by a control character (escape) and a number in brackets.
  const plain = text.replace(/\p{Cc}\[[\d;]*m/gu, '').trimStart()
  return plain
    .split(/["'`:\p{Cc}]/u, 1)[0]
    ?.trim()
    .slice(0, TEXT_CHARS)
}

/** Returns a name or a number that nobody outside has chosen. @param {unknown} value */
function wordOf(value) {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && /^[\w;.-]{1,60}$/.test(value) ? value : undefined
}
