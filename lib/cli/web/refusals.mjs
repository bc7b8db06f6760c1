import { createHash } from 'node:crypto'
import { METHODS } from './admission.mjs'

/** @typedef {import('node:http').ServerResponse} ServerResponse */

const ALLOW = METHODS.join(', ')

const STYLE = `:root{color-scheme:light dark}body{font:1.05rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1.25rem}`
const NO_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>404</title><style>${STYLE}</style><main><h1>404</h1><p lang="es">Este enlace está incompleto. Ábrelo otra vez desde el mensaje, o escribe PARAR en el chat de WhatsApp para dejar de recibir mensajes.</p><p lang="pt-BR">Este link está incompleto. Toque nele de novo na mensagem, ou escreva PARAR na conversa do WhatsApp para deixar de receber mensagens.</p><p>This link is incomplete. Open it again from the message, or write STOP in the WhatsApp chat to stop all messages.</p></main></html>`
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** @type {Record<string, { status: number, body: string, headers: Record<string, string> }>} */
const ANSWERS = {
  method: { status: 405, body: 'Method not allowed\n', headers: { Allow: ALLOW } },
  malformed: { status: 400, body: 'Bad request\n', headers: {} },
  options_all: { status: 204, body: '', headers: { Allow: ALLOW } },
  no_page: {
    status: 404,
    body: NO_PAGE,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
      'Referrer-Policy': 'no-referrer',
    },
  },
}

/**
 * Answers a request that was not admitted. The connection closes: what else is on it came from the same sender.
 * @param {ServerResponse} response
 * @param {'method' | 'malformed' | 'options_all' | 'no_page'} reason
 */
export function refuse(response, reason) {
  const { status, body, headers } = ANSWERS[reason] ?? { status: 400, body: '', headers: {} }
  response.writeHead(status, {
    ...(body ? { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(body) } : {}),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
    ...headers,
  })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

const STATUS_BY_CODE = /** @type {Record<string, string>} */ ({
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_INVALID_METHOD: '405 Method Not Allowed',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
})

/**
 * The same for what Node's parser itself refuses, an unknown method for one: only a socket is there to answer on.
 * @param {Error & { code?: string }} error
 * @param {import('node:stream').Duplex} socket
 */
export function refuseUnparsed(error, socket) {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const status = STATUS_BY_CODE[error.code ?? ''] ?? '400 Bad Request'
  const allow = status.startsWith('405') ? `Allow: ${ALLOW}\r\n` : ''
  socket.end(`HTTP/1.1 ${status}\r\n${allow}Content-Length: 0\r\nConnection: close\r\n\r\n`)
}
