/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('../../routes.mjs').FormBound} FormBound */

/**
 * How browsers write the type of a form in parts. Parsers differ in what they take from any other writing of it
 * (`boundary=A; x="; boundary=B"`, an escape in quotes, more than the 70 characters of RFC 2046, 5.1.1), so a form that
 * is written so has parts that nobody counts here.
 */
const PLAIN_PARTS = /^multipart\/form-data; ?boundary=("?)([\w'()+,./:=?-]{1,70})\1$/i

/**
 * Returns whether a form for a screen of the console is too large by what its head says, has no length, or does not say
 * plainly where its parts begin. Next decodes the body of a server action before any code of ours runs, so the client
 * is not known by then; and what decoding costs grows with the square of the number of parts (a form of 1 MB holds the
 * process for many seconds, in which no person's page is served).
 * @param {IncomingMessage} request
 * @param {FormBound} bound
 * @returns {'too_large' | 'no_length' | 'no_boundary' | null}
 */
export function refusalOfForm({ headers, method }, { bytes }) {
  if (method !== 'POST') return null
  // Every browser says how long a form is, and proxies pass it on.
  if (headers['content-length'] === undefined) return 'no_length'
  if (Number(headers['content-length']) > bytes) return 'too_large'
  const type = headers['content-type'] ?? ''
  return /^\s*multipart\//i.test(type) && !PLAIN_PARTS.test(type) ? 'no_boundary' : null
}

/**
 * Watches how many parts a form has while it arrives, and reads nothing that its reader does not ask for. Beyond the
 * bound the rest is thrown away, and `refuse` is called once: it ends the request.
 * @param {IncomingMessage} request
 * @param {FormBound} bound
 * @param {() => void} refuse
 */
export function boundParts(request, { parts }, refuse) {
  const [, , boundary] = PLAIN_PARTS.exec(request.headers['content-type'] ?? '') ?? []
  if (boundary === undefined) return
  const mark = Buffer.from(`--${boundary}`, 'latin1')
  // The last mark closes the form.
  let left = parts + 1
  let tail = Buffer.alloc(0)
  const push = request.push.bind(request)
  request.push = (chunk, encoding) => {
    if (left < 0) return true
    if (chunk === null) return push(chunk, encoding)
    // A mark may lie across two pieces.
    const piece = Buffer.concat([tail, chunk])
    let from = 0
    for (let at = piece.indexOf(mark); at >= 0; at = piece.indexOf(mark, from)) {
      from = at + mark.length
      left--
      if (left >= 0) continue
      refuse()
      return true
    }
    tail = piece.subarray(Math.max(from, piece.length - mark.length + 1))
    return push(chunk, encoding)
  }
}
