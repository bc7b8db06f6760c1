import { askSandbox, notOurHost, phoneResponse } from '@/app/sandbox/ask-sandbox'
import { env } from '@/lib/env'
import { isOwnHost } from '@/lib/own-host.mjs'

/** Returns what the phone shows. The page of the sandbox polls it. */
export async function GET(request: Request): Promise<Response> {
  if (!env().SAYSO_DEMO) return new Response(null, { status: 404 })
  if (!isOwnHost(request.headers.get('host'), env().BASE_URL)) return notOurHost()
  const contact = new URL(request.url).searchParams.get('contact') ?? ''
  return phoneResponse(await askSandbox(`phone?contact=${encodeURIComponent(contact)}`))
}
