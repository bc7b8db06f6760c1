import { z } from 'zod'
import { askSandbox, notOurHost, phoneResponse } from '@/app/sandbox/ask-sandbox'
import { env } from '@/lib/env'
import { isOwnHost } from '@/lib/own-host.mjs'

const BODY_LIMIT_BYTES = 32_768

/** Does what the viewer does with the phone: writes a text, taps a choice, or has the template sent again. */
const Act = z.union([
  z.strictObject({
    contact: z.uuid(),
    text: z.string().trim().min(1).max(4096),
    simulation: z.boolean(),
    direct: z.boolean().default(false),
  }),
  z.strictObject({ contact: z.uuid(), message: z.uuid(), choice: z.string().min(1).max(256) }),
  z.strictObject({ contact: z.uuid(), template: z.literal(true) }),
])

export async function POST(request: Request): Promise<Response> {
  if (!env().SAYSO_DEMO) return new Response(null, { status: 404 })
  if (!isOwnHost(request.headers.get('host'), env().BASE_URL)) return notOurHost()
  // A page of another origin can't send JSON here without a preflight request, and this server answers none.
  const isJson = request.headers.get('content-type')?.split(';')[0] === 'application/json'
  const length = Number(request.headers.get('content-length') ?? Infinity)
  if (!isJson || length > BODY_LIMIT_BYTES) return new Response(null, { status: 415 })
  const act = Act.safeParse(await request.json().catch(() => null))
  if (!act.success) return Response.json({ error: z.prettifyError(act.error) }, { status: 400 })
  if ('template' in act.data) return phoneResponse(await askSandbox('phone/template', { contact: act.data.contact }))
  if ('choice' in act.data) return phoneResponse(await askSandbox('phone/taps', act.data))
  return phoneResponse(await askSandbox('phone/messages', act.data))
}
