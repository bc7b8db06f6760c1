import { connect } from 'node:net'

/** Sends bytes as they are and reads the response to its end: for requests that no HTTP client would make. */
export function sendRaw(origin: string, request: string): Promise<{ status: number; head: string; body: string }> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname)
    let answer = ''
    socket.setEncoding('utf8').setTimeout(10_000, () => socket.destroy(new Error('no answer')))
    socket.on('data', (chunk: string) => (answer += chunk))
    socket.on('error', reject)
    socket.on('close', () => {
      const end = answer.indexOf('\r\n\r\n')
      resolve({ status: Number(answer.slice(9, 12)), head: answer.slice(0, end), body: answer.slice(end + 4) })
    })
    socket.write(request)
  })
}

/** Sends one request line with as few headers as possible. */
export function sendLine(origin: string, method: string, target: string) {
  return sendRaw(origin, `${method} ${target} HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nConnection: close\r\n\r\n`)
}
