import { codeTarget } from '@/app/(public)/b/[business]/_page/code-target'
import {
  type DoorEntry,
  recogniseDoor,
  serveFrontDoor,
  unavailableDoor,
} from '@/app/(public)/b/[business]/_page/serve-door'
import { localeAt } from '@/app/(public)/b/[business]/_page/visit'
import { queryOf } from '@/app/(public)/p/[token]/_page/shell'
import { qrSvg } from '@/lib/http/qr-svg'

/**
 * The code by which a shop or a receipt leads to the front door; with `to=chat`, to the chat, with the message that is
 * replied to already written.
 */
const showCode: DoorEntry<undefined> = {
  failure: 'a front door failed',
  recognise: recogniseDoor,
  run: (_, door, _input, { request }) =>
    new Response(qrSvg(codeTarget(queryOf(request).get('to'), door.slug, door.config, localeAt(door, request))), {
      headers: {
        'Content-Type': 'image/svg+xml; charset=utf-8',
        'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
        'Cache-Control': 'public, max-age=3600',
        'X-Content-Type-Options': 'nosniff',
        'X-Robots-Tag': 'noindex, nofollow',
        Vary: 'Accept-Language',
      },
    }),
  failed: unavailableDoor,
}

export const GET = serveFrontDoor(showCode)
