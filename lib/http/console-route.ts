import { unstable_rethrow as rethrow } from 'next/navigation'
import { type SignedIn, whoIsSignedIn } from '@/lib/auth/signed-in'
import { clientGone } from '@/lib/http/client-gone'
import { type Asked, handleRequest, Refusal, requestIdOf } from '@/lib/http/handle-request'
import { rateLimit } from '@/lib/http/rate-limit'
import { readVisitor } from '@/lib/http/visitor'
import { COMMON } from '@/lib/i18n/console/common/words'
import type { Locale } from '@/lib/i18n/locales'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import { allows, type Right } from '@/lib/services/callers/rights'
import type { Deps } from '@/lib/services/deps'

interface ConsoleRoute<Params> {
  /** The name of the route in the log, such as `downloadReport`. */
  name: string
  right: Right
  /** `not_allowed`: the member lost the right since the session was read. */
  run: (
    deps: Deps,
    who: SignedIn,
    call: { request: Request; requestId: string; params: Params },
  ) => Promise<Response | NotAllowed>
}

interface Call<Params> extends Asked {
  request: Request
  params: Params
}

/** Far more files than a member sends or takes. */
const CALLS_A_MINUTE = 60

const takeCall = rateLimit(CALLS_A_MINUTE, 60)

/**
 * Returns the handler of a file that goes to or comes from a member: a download, or an upload that is too large for a
 * server action. It asks for the session and the right as `consoleAction` does; the web server has refused a form of
 * another site before (lib/server/web/console.mjs).
 */
export function consoleRoute<Params = Record<string, never>>(route: ConsoleRoute<Params>) {
  const { name, right, run } = route
  return (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    let locale: Locale | null = null
    // An outage may come before it is known who asks, so the language is then that of the browser.
    const words = async () => COMMON[locale ?? (await readVisitor()).locale].answers
    return handleRequest<Call<Promise<Params>>, SignedIn, Promise<Params>, Response>(
      {
        failure: 'a file of the console failed',
        operation: name,
        async recognise() {
          const who = await whoIsSignedIn()
          if (!who) return new Refusal(goTo('/console/sign-in'))
          locale = who.locale
          return allows(who.member, right) ? who : new Refusal(say(403, (await words()).forbidden))
        },
        async limit(_, { member }) {
          const { allowed, resetSeconds } = takeCall(member.memberId)
          return allowed ? null : new Refusal(say(429, (await words()).too_many(resetSeconds)))
        },
        async run(deps, who, _, { request, requestId, params }) {
          const result = await run(deps, who, { request, requestId, params: await params })
          return result instanceof Response ? result : say(403, (await words()).forbidden)
        },
        rethrow,
        expected: async ({ status }) => say(status, (await words()).invalid),
        async failed(failure, { requestId }) {
          if (failure === 'client_gone') return clientGone()
          const { unavailable, failed } = await words()
          return failure === 'outage' ? say(503, unavailable) : say(500, failed(requestId))
        },
      },
      { request, requestId: requestIdOf(request), params },
    )
  }
}

/** Sends the browser to another page of the console, which it asks for with GET. */
export const goTo = (path: string): Response =>
  new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })

/** One sentence as a page of its own. */
export const say = (status: number, text: string): Response =>
  new Response(`${text}\n`, {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
    },
  })
