import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { send } from '@/lib/sandbox/weni/api'
import { parseJson, readText } from '@/lib/sandbox/weni/read-body'
import { ApiError, notFound, refused, type Reply } from '@/lib/sandbox/weni/reply'
import { controlTable } from './table'

/** Room for loading 100,000 contacts at once. */
const BODY_LIMIT = 128_000_000

/**
 * `/_sandbox/…`: controls of the sandbox. They have no password, so they are protected otherwise: loopback only (the
 * server binds nothing else), a Host of this machine (a web page can't rebind its name to us), and JSON bodies only (a
 * web page can't send those across origins without permission).
 */
export async function serveControl(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  send(response, await answer(sandbox, request), request.method ?? 'GET')
}

async function answer(sandbox: Sandbox, request: IncomingMessage): Promise<Reply> {
  try {
    if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? ''))
      throw refused(403, 'Only from this machine.')
    const url = new URL(request.url ?? '/', 'http://localhost')
    const action = controlTable.get(`${request.method} ${url.pathname.slice('/_sandbox/'.length)}`)
    if (!action) throw notFound()
    const text = await readText(request, BODY_LIMIT)
    if (request.method === 'POST' && request.headers['content-type']?.split(';')[0] !== 'application/json') {
      throw refused(415, 'Send content-type application/json.')
    }
    const body = await action(sandbox, parseJson(text, request.headers['content-type']), url.searchParams)
    return body === undefined ? { status: 204 } : { status: 200, body }
  } catch (error) {
    if (error instanceof ApiError) return error.reply
    if (error instanceof z.ZodError) return { status: 400, body: { detail: z.prettifyError(error) } }
    throw error
  }
}
