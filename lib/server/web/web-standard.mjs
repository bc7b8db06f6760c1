import { plainOf } from '../../plain-response.mjs'

/** @typedef {import('node:http').ServerResponse} ServerResponse */

/**
 * Writes a response of Web standards to a response of Node, at the pace at which the client reads it. A body that is
 * complete at once is sent with its length in one piece. A body that breaks off closes the connection, so that half a
 * response is not taken for a whole one. A request that was ended meanwhile, because its body took too long
 * (server.mjs), gets no second response.
 * @param {ServerResponse} response
 * @param {Response} answer
 * @returns {Promise<void>} resolves when the response is written, or nobody reads it any more
 */
export async function sendResponse(response, answer) {
  const plain = plainOf(answer)
  if (response.headersSent) return plain ? undefined : answer.body?.cancel()
  if (plain) return sendPlain(response, plain)
  const { body } = answer
  if (response.req.method === 'HEAD' || body === null) {
    setHead(response, answer)
    response.end()
    return body?.cancel()
  }
  const reader = body.getReader()
  const leave = () => void reader.cancel().catch(() => {})
  response.once('close', leave)
  if (response.destroyed) leave()
  // Before the head: if not even the first piece can be made, the caller may still send an error.
  const first = await reader.read()
  setHead(response, answer)
  if (first.done) return void response.end()
  try {
    const second = reader.read()
    // A handler's reply is complete by now; a stream has its next piece later, and its first must not wait for it.
    const next = await Promise.race([second, soon()])
    if (next?.done) {
      if (!response.hasHeader('content-length')) response.setHeader('Content-Length', first.value.byteLength)
      return void response.end(first.value)
    }
    await write(response, first.value)
    for (let piece = await second; !piece.done && !response.destroyed; piece = await reader.read())
      await write(response, piece.value)
  } catch {
    // What broke it off is in the log of the code that makes the pieces.
    return void response.destroy()
  }
  response.end()
}

/**
 * @param {ServerResponse} response
 * @param {import('../../plain-response.mjs').Plain} plain
 */
function sendPlain(response, { status, headers, body }) {
  if (response.req.method === 'HEAD' || body === null) return void response.writeHead(status, headers).end()
  if (headers['Content-Length'] === undefined) headers['Content-Length'] = String(Buffer.byteLength(body))
  response.writeHead(status, headers).end(body)
}

/** @param {ServerResponse} response @param {Response} answer */
function setHead(response, { status, headers }) {
  response.statusCode = status
  for (const [name, value] of headers) {
    if (name === 'set-cookie') response.appendHeader(name, value)
    else response.setHeader(name, value)
  }
}

/** @returns {Promise<undefined>} */
const soon = () => new Promise((resolve) => setImmediate(() => resolve(undefined)))

/**
 * Resolves when the client has room for more, or has left.
 * @param {ServerResponse} response
 * @param {Uint8Array} piece
 * @returns {Promise<void>}
 */
function write(response, piece) {
  if (response.destroyed || response.write(piece)) return Promise.resolve()
  return new Promise((resolve) => {
    const go = () => {
      response.off('drain', go)
      response.off('close', go)
      resolve()
    }
    response.on('drain', go)
    response.on('close', go)
  })
}
