import { plainPage } from '@/app/(public)/_page/plain-page'
import { plainShell } from '@/app/(public)/p/[token]/_page/shell'
import { BadRequestView } from '@/components/public/BadRequestView'
import { BODY_LIMITS } from '@/lib/body-limits.mjs'
import { withoutNul } from '@/lib/clean-text'
import { env } from '@/lib/env'
import { clientIp } from '@/lib/http/client-ip'
import { Refusal } from '@/lib/http/handle-request'
import { readBody } from '@/lib/http/read-body'
import { paths } from '@/lib/paths'
import { askForLink } from '@/lib/services/front-door/ask-for-link'
import type { ProofOfWork } from '@/lib/services/front-door/proof-of-work'
import { type DoorEntry, recogniseDoor, unavailableDoor } from './serve-door'
import { doorPage, localeAt, TAKEN } from './visit'

/** What is shown again of what was typed. */
const TYPED_MAX_CHARS = 100

interface DoorForm {
  text: string
  proof: ProofOfWork | null
}

/**
 * Takes a number and redirects (303), so that a reload asks nothing again. The response is made before anybody looks
 * whose number it is.
 */
export const askAtDoor: DoorEntry<DoorForm> = {
  failure: 'a front door failed',
  recognise: recogniseDoor,
  async read(_, _door, { request }) {
    const body = await readBody(request, BODY_LIMITS.doorForm)
    if (body !== null) return readDoorForm(body)
    const page = <BadRequestView frame={plainShell(request)} href={paths.samePage()} />
    return new Refusal(await plainPage(page, 413))
  },
  async run(deps, door, { text, proof }, { request }) {
    const { headers } = request
    const ip = clientIp(headers, env().TRUSTED_PROXY_HOPS) ?? (headers.get('x-sayso-peer') || null)
    const asked = await askForLink(deps, door, { text, acceptLanguage: headers.get('accept-language'), ip, proof })
    const typed = withoutNul(text.slice(0, TYPED_MAX_CHARS))
    switch (asked.outcome) {
      case 'taken':
        return seeTaken(door.slug, localeAt(door, request), asked.ending)
      case 'impossible':
        return doorPage(deps, door, request)
      case 'unreadable':
        return doorPage(deps, door, request, { problem: { kind: asked.problem }, typed, status: 422 })
      case 'proof_needed':
        return doorPage(deps, door, request, { problem: { kind: 'busy' }, typed, status: 429 })
      case 'too_many': {
        const minutes = Math.ceil(asked.waitSeconds / 60)
        const wait = { 'Retry-After': String(asked.waitSeconds) }
        return doorPage(deps, door, request, { problem: { kind: 'wait', minutes }, typed, status: 429, headers: wait })
      }
    }
  },
  failed: unavailableDoor,
}

function readDoorForm(body: string): DoorForm {
  const fields = new URLSearchParams(body)
  const [challenge, answer] = [fields.get('challenge'), fields.get('answer')]
  return { text: fields.get('number') ?? '', proof: challenge && answer ? { challenge, answer } : null }
}

function seeTaken(slug: string, locale: string, end: string): Response {
  return new Response(null, {
    status: 303,
    headers: {
      Location: paths.frontDoor(slug) + paths.samePage({ l: locale, done: TAKEN, end }),
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    },
  })
}
