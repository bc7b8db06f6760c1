const KB = 1024
const MB = 1024 * KB

/**
 * The most bytes that are read of a body, by what it is. Files of lists and imports are read as streams and have limits
 * of their own; lib/routes.mjs has those of a whole form of the console.
 */
export const BODY_LIMITS = {
  /**
   * Most bodies: a form of the page has less than 4 kB, a call of a flow less than 40 kB, and most calls of the API and
   * of AI agents, and actions of the console, name only a few things.
   */
  usual: 64 * KB,
  /** A form of the front door has a number, and perhaps a proof of work. */
  doorForm: 4 * KB,
  /** An action of the console before anybody has signed in. */
  openAction: 16 * KB,
  /** What a member types to find a person. */
  findForm: 8 * KB,
  /** The form by which an owner takes the archive. */
  archiveForm: 4 * KB,
  /** A message to the gateway. A template message has a few kilobytes. A larger one can't be checked, or sent here. */
  send: 256 * KB,
  /** A call of the API that lists up to 10,000 contacts, each with a source and a language. */
  list: 2 * MB,
  /** What WhatsApp posts: up to 3 MB (docs/reference/whatsapp.md, 1.1). */
  posted: 4 * MB,
}

/** Returns a number of bytes as a text shows it: `64 kB`, `4 MB`. @param {number} bytes */
export const sizeOf = (bytes) => (bytes < MB ? `${Math.round(bytes / KB)} kB` : `${Math.round(bytes / MB)} MB`)
