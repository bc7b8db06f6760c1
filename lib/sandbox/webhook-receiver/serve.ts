import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { send } from '@/lib/sandbox/weni/api'
import { readText } from '@/lib/sandbox/weni/read-body'
import { ApiError } from '@/lib/sandbox/weni/reply'
import type { ReceiverFault } from './faults'
import type { WebhookReceiver } from './receiver'

/** More than any message may weigh. */
const BODY_LIMIT = 100_000

/** Handles one request to `/hooks/demo`. */
export async function serveWebhook(
  receiver: WebhookReceiver,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = request.method ?? 'GET'
  if (method !== 'POST') return send(response, { status: 405, headers: { allow: 'POST' } }, method)
  const text = await readText(request, BODY_LIMIT).catch((error: unknown) => {
    if (error instanceof ApiError) return error.reply
    throw error
  })
  if (typeof text !== 'string') return send(response, text, method)
  const headers = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const fault = receiver.faults.pick()
  if (!fault) return send(response, { status: receiver.take(headers, text) }, method)
  switch (fault.answer) {
    case 'down':
      return void request.socket.resetAndDestroy()
    case 'slow':
      await sleep(fault.ms)
      return send(response, { status: receiver.take(headers, text) }, method)
    case 'huge':
      return send(
        response,
        { status: receiver.take(headers, text) === 204 ? 200 : 401, text: 'x'.repeat(fault.bytes) },
        method,
      )
    case 'timeout_after_effect': {
      receiver.take(headers, text)
      const timer = setTimeout(() => request.socket.destroy(), fault.ms)
      return void request.socket.once('close', () => clearTimeout(timer))
    }
    default:
      receiver.take(headers, text, { status: fault.answer })
      return send(response, { status: fault.answer, headers: headersOf(fault) }, method)
  }
}

function headersOf({ retryAfter, location }: ReceiverFault): Record<string, string> {
  return { ...(retryAfter ? { 'retry-after': retryAfter } : {}), ...(location ? { location } : {}) }
}
