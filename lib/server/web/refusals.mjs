import { createHash, randomUUID } from 'node:crypto'
import { METHODS } from '../../routes.mjs'
import { admit, allowed } from './admission.mjs'
import { logLine, placesOf } from './log-line.mjs'

/** @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {import('./admission.mjs').Refusal} Refusal */
/** @typedef {import('./admission.mjs').Admission} Admission */

const STYLE = `:root{color-scheme:light dark}body{font:1.05rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1.25rem}`
/**
 * What a person reads whose link is cut off. It is shown in every language, because theirs is not known.
 * @satisfies {Record<import('../../languages').Locale, string>}
 */
const INCOMPLETE = {
  es: 'Este enlace está incompleto. Ábrelo otra vez desde el mensaje, o escribe PARAR en el chat de WhatsApp para dejar de recibir mensajes.',
  'pt-BR':
    'Este link está incompleto. Toque nele de novo na mensagem, ou escreva PARAR na conversa do WhatsApp para deixar de receber mensagens.',
  en: 'This link is incomplete. Open it again from the message, or write STOP in the WhatsApp chat to stop all messages.',
  fr: 'Ce lien est incomplet. Ouvrez-le à nouveau depuis le message, ou écrivez STOP dans la conversation WhatsApp pour arrêter tous les messages.',
  it: 'Questo link è incompleto. Aprilo di nuovo dal messaggio, oppure scrivi STOP nella chat WhatsApp per interrompere tutti i messaggi.',
  de: 'Dieser Link ist unvollständig. Öffnen Sie ihn noch einmal aus der Nachricht, oder schreiben Sie STOPP im WhatsApp-Chat, um alle Nachrichten abzubestellen.',
  ar: 'هذا الرابط غير مكتمل. افتحه من جديد من الرسالة، أو اكتب «إيقاف» في دردشة واتساب لإيقاف كل الرسائل.',
  he: 'הקישור הזה לא שלם. פתחו אותו שוב מההודעה, או כתבו ”הסר“ בצ׳אט הוואטסאפ כדי להפסיק את כל ההודעות.',
}
const PARAGRAPHS = Object.entries(INCOMPLETE).map(
  // `auto` reads the direction off the first letter of each sentence.
  ([locale, text]) => `<p dir="auto"${locale === 'en' ? '' : ` lang="${locale}"`}>${text}</p>`,
)
const NO_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>404</title><style>${STYLE}</style><main><h1>404</h1>${PARAGRAPHS.join('')}</main></html>`
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** @type {Record<Refusal, { status: number, code: string, detail: string }>} */
const REFUSALS = {
  method: { status: 405, code: 'method_not_allowed', detail: 'Method not allowed' },
  malformed: { status: 400, code: 'invalid_path', detail: 'The path can’t be read.' },
  no_page: { status: 404, code: 'not_found', detail: 'Not found' },
  nothing_here: {
    status: 404,
    code: 'not_found',
    detail: 'The API has no endpoint at this address. /api/v1/openapi.json lists all endpoints.',
  },
  absent: { status: 404, code: 'not_found', detail: 'Not found' },
  foreign: { status: 403, code: 'foreign_origin', detail: 'This request came from another site.' },
  too_large: { status: 413, code: 'too_large', detail: 'The form is too large.' },
  no_length: { status: 411, code: 'no_length', detail: 'The form does not say how long it is.' },
  no_boundary: { status: 400, code: 'no_boundary', detail: 'The form does not say plainly where its parts begin.' },
  options: { status: 204, code: '', detail: '' },
  failed: {
    status: 500,
    code: 'internal',
    detail:
      'Sayso failed. Send the call again. If it fails again, give the operator the request_id, which is in the log beside the cause.',
  },
}

/**
 * Returns the response to a request that is not admitted: a page for a person, problem+json for a caller of the API
 * (RFC 9457, as lib/http/problem.ts writes it), and plain text for anything else.
 * @param {Refusal} reason
 * @param {Pick<Admission, 'route' | 'isApi'>} admission
 * @param {string} requestId
 * @returns {{ status: number, body: string, headers: Record<string, string> }}
 */
export function refusalOf(reason, admission, requestId) {
  const { status, code, detail } = REFUSALS[reason]
  const page = reason === 'no_page'
  const title = code.replaceAll('_', ' ')
  const problem = { type: `urn:sayso:problem:${code}`, title, status, code, detail, request_id: requestId }
  const body = reason === 'options' ? '' : page ? NO_PAGE : admission.isApi ? JSON.stringify(problem) : `${detail}\n`
  const type = page
    ? 'text/html; charset=utf-8'
    : admission.isApi
      ? 'application/problem+json'
      : 'text/plain; charset=utf-8'
  return {
    status,
    body,
    headers: {
      ...(body === '' ? {} : { 'Content-Type': type, 'Content-Length': String(Buffer.byteLength(body)) }),
      ...(reason === 'method' || reason === 'options' ? { Allow: allowed(admission) } : {}),
      ...(page ? { 'Referrer-Policy': 'no-referrer' } : {}),
      'Content-Security-Policy': page ? POLICY : "default-src 'none'; frame-ancestors 'none'",
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'X-Request-Id': requestId,
      Connection: 'close',
    },
  }
}

/**
 * Responds to a request that was not admitted, and closes the connection, because everything on it comes from the same
 * sender.
 * @param {ServerResponse} response
 * @param {Refusal} reason
 * @param {Pick<Admission, 'route' | 'isApi'>} admission
 */
export function refuse(response, reason, admission) {
  const requestId = String(response.getHeader('X-Request-Id') ?? randomUUID())
  const { status, body, headers } = refusalOf(reason, admission, requestId)
  response.writeHead(status, headers)
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

/**
 * Ends a request whose handling threw. If no response has begun, one is sent. Otherwise the connection is closed, so
 * that half a response is not mistaken for a whole one. The log gets the type and the place of the error, and never its
 * message, which may quote what was sent.
 * @param {ServerResponse} response
 * @param {unknown} error
 * @param {(line: string) => void} [write]
 */
export function refuseFailed(response, error, write = (line) => void process.stderr.write(line)) {
  const isError = error instanceof Error
  const requestId = response.getHeader('X-Request-Id')
  const err = { type: isError ? error.name : typeof error, stack: isError ? placesOf(error) : '' }
  write(logLine('error', 'a request failed outside of its handler', { requestId, err }))
  if (response.headersSent) return void response.destroy()
  refuse(response, 'failed', { isApi: /^\/api(\/|$|\?)/.test(response.req.url ?? '') })
}

const STATUS_BY_CODE = /** @type {Record<string, string>} */ ({
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_INVALID_METHOD: '405 Method Not Allowed',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
})

/**
 * Responds to a request that Node's parser refuses, for which there is only a socket. A method that Node does not know
 * is refused like one that it knows, by the request line as it came.
 * @param {Error & { code?: string, rawPacket?: Buffer }} error
 * @param {import('node:stream').Duplex} socket
 */
export function refuseUnparsed(error, socket) {
  // Within a response that has begun, another one would be taken for a part of it. Node's own handler looks here too.
  const current = /** @type {ServerResponse | undefined} */ (Reflect.get(socket, '_httpMessage'))
  if (!socket.writable || error.code === 'ECONNRESET' || current?.headersSent) return void socket.destroy()
  const line = /^[^\s]{1,64} ([^\s]+) HTTP\/1\.[01]\r?\n/.exec(error.rawPacket?.toString('latin1') ?? '')
  if (error.code === 'HPE_INVALID_METHOD' && line?.[1]) {
    // No route has this method, so its name does not matter.
    const { refuse: reason = 'method', route, isApi } = admit('', line[1])
    const { status, headers, body } = refusalOf(reason, { route, isApi }, randomUUID())
    const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    return void socket.end(
      `HTTP/1.1 ${status} ${status === 405 ? 'Method Not Allowed' : 'Refused'}\r\n${fields.join('')}\r\n${body}`,
    )
  }
  const status = STATUS_BY_CODE[error.code ?? ''] ?? '400 Bad Request'
  const allow = status.startsWith('405') ? `Allow: ${METHODS.join(', ')}\r\n` : ''
  socket.end(`HTTP/1.1 ${status}\r\n${allow}Content-Length: 0\r\nConnection: close\r\n\r\n`)
}
