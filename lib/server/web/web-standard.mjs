/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */

/**
 * The origin of every request that a handler sees. Handlers read the path and the query only, and take our public
 * address from the settings: a Host header that lies changes nothing.
 */
const ORIGIN = 'http://localhost'

/**
 * Returns a request of Node as a request of Web standards. Its body is read from the connection when it is asked for,
 * at the reader's pace; its signal aborts when the client leaves before the response is complete.
 * @param {IncomingMessage} message
 * @param {ServerResponse} response
 * @returns {Request}
 */
export function toRequest(message, response) {
  const method = message.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const headers = new Headers()
  for (const name in message.headers) {
    const value = message.headers[name]
    if (value !== undefined) headers.set(name, typeof value === 'string' ? value : value.join(', '))
  }
  const body = hasBody ? bodyOf(message, response) : null
  const request = new Request(
    ORIGIN + message.url,
    /** @type {RequestInit} */ ({ method, headers, body, duplex: 'half' }),
  )
  /** @type {AbortController | undefined} */
  let controller
  // Few handlers ask for it, and a controller with its listener costs each request more than it is worth.
  Object.defineProperty(request, 'signal', {
    get() {
      controller ??= abortedWith(response)
      return controller.signal
    },
  })
  return request
}

/** @param {ServerResponse} response */
function abortedWith(response) {
  const controller = new AbortController()
  const abort = () => {
    if (!response.writableFinished) controller.abort()
  }
  if (response.closed) abort()
  else response.once('close', abort)
  return controller
}

/**
 * Nothing is read before the handler asks: what it never asks for, Node throws away after the response. What it began
 * to read and left is let through after the response, so that the connection can be used again.
 * @param {IncomingMessage} message
 * @param {ServerResponse} response
 * @returns {ReadableStream<Uint8Array>}
 */
function bodyOf(message, response) {
  let begun = false
  // Ended, broken off, or left by its reader: nothing more is given to the stream.
  let over = false
  const leave = () => {
    over = true
    message.removeAllListeners('data')
    message.resume()
  }
  return new ReadableStream(
    {
      pull(controller) {
        if (begun) return void message.resume()
        begun = true
        message.on('data', (chunk) => {
          controller.enqueue(chunk)
          message.pause()
        })
        message.once('end', () => {
          if (!over) controller.close()
          over = true
        })
        message.once('close', () => {
          if (!over) controller.error(new Error('the client broke the request off'))
          over = true
        })
        message.on('error', () => {})
        response.once('finish', () => {
          if (!message.complete) leave()
        })
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  )
}

/**
 * Writes a response of Web standards to a response of Node, at the pace at which the client reads it. A body that is
 * complete at once is sent with its length in one piece. A body that breaks off closes the connection, so that half a
 * response is not taken for a whole one.
 * @param {ServerResponse} response
 * @param {Response} answer
 * @returns {Promise<void>} resolves when the response is written, or nobody reads it any more
 */
export async function sendResponse(response, answer) {
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
