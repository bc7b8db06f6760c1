/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */

const brokenOff = () => new Error('the client broke the request off')

/**
 * Keeps a body that has arrived completely until it is read, also when the client leaves before that: Node would throw
 * it away. A person who taps "stop" and closes the page at once has said so, however long the database takes to find
 * out whose page it is.
 * @param {IncomingMessage} message
 */
export function keepWhole(message) {
  const destroy = message.destroy.bind(message)
  message.destroy = (error) => (message.complete && !message.readableEnded ? message : destroy(error))
}

/**
 * Lets through what is left of a body that nobody reads any more, so that the connection can be used again.
 * @param {IncomingMessage} message
 */
function leave(message) {
  message.removeAllListeners('data')
  message.resume()
}

/**
 * Returns the body of a request as a stream. Nothing is read before the handler asks: what it never asks for, Node
 * throws away after the response. What it began to read and left is let through after the response.
 * @param {IncomingMessage} message
 * @param {ServerResponse} response
 * @param {() => void} begins is called when the handler begins to read
 * @returns {ReadableStream<Uint8Array>}
 */
export function bodyOf(message, response, begins) {
  let begun = false
  // Ended, broken off, or left by its reader: nothing more is given to the stream.
  let over = false
  const end = () => {
    over = true
    leave(message)
  }
  return new ReadableStream(
    {
      pull(controller) {
        if (begun) return void message.resume()
        begun = true
        begins()
        if (message.readableEnded) return controller.error(new TypeError('the body was read before'))
        if (isBroken(message)) return controller.error(brokenOff())
        message.on('data', (chunk) => {
          controller.enqueue(chunk)
          message.pause()
        })
        message.once('end', () => {
          if (!over) controller.close()
          over = true
        })
        message.once('close', () => {
          if (!over) controller.error(brokenOff())
          over = true
        })
        message.on('error', () => {})
        response.once('finish', () => {
          if (!message.complete) end()
        })
      },
      cancel() {
        begins()
        end()
      },
    },
    { highWaterMark: 0 },
  )
}

/**
 * Returns the whole body of a request, without a stream in between; null if it has more bytes than the limit. The rest
 * is then let through.
 * @param {IncomingMessage} message
 * @param {ServerResponse} response
 * @param {number} limit
 * @returns {Promise<Buffer | null>} rejects when the client breaks the request off
 */
export function readWhole(message, response, limit) {
  if (isBroken(message)) return Promise.reject(brokenOff())
  return new Promise((resolve, reject) => {
    /** @type {Buffer[]} */
    const chunks = []
    let size = 0
    message.on('data', (chunk) => {
      size += chunk.length
      if (size <= limit) return void chunks.push(chunk)
      leave(message)
      resolve(null)
    })
    message.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    message.once('close', () => {
      if (!message.readableEnded) reject(brokenOff())
    })
    message.on('error', () => {})
    response.once('finish', () => {
      if (!message.complete) leave(message)
    })
  })
}

/** Whether the client left before its whole body was read. @param {IncomingMessage} message */
function isBroken(message) {
  return message.destroyed && !message.readableEnded
}
