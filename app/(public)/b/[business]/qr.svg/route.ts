import {
  type DoorEntry,
  serveFrontDoor,
  recogniseDoor,
  unavailableDoor,
} from '@/app/(public)/b/[business]/_page/serve-door'
import { localeAt } from '@/app/(public)/b/[business]/_page/visit'
import { linkKeyword, queryOf } from '@/app/(public)/p/[token]/_page/shell'
import { waMeUrl } from '@/components/public/wa-me'
import { env } from '@/lib/env'
import { qrSvg } from '@/lib/http/qr-svg'
import { paths } from '@/lib/paths'

/**
 * The code by which a shop or a receipt leads to the front door; with `to=chat`, to the chat, with the message that is
 * replied to already written.
 */
const showCode: DoorEntry<undefined> = {
  failure: 'a front door failed',
  recognise: recogniseDoor,
  run(_, door, _input, { request }) {
    const { slug, config } = door
    const word = queryOf(request).get('to') === 'chat' ? linkKeyword(config, localeAt(door, request)) : null
    const target =
      word !== null && config.whatsappNumber
        ? waMeUrl(config.whatsappNumber, word)
        : env().BASE_URL + paths.frontDoor(slug)
    return new Response(qrSvg(target), {
      headers: {
        'Content-Type': 'image/svg+xml; charset=utf-8',
        'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
        'Cache-Control': 'public, max-age=3600',
        'X-Content-Type-Options': 'nosniff',
        'X-Robots-Tag': 'noindex, nofollow',
        Vary: 'Accept-Language',
      },
    })
  },
  failed: unavailableDoor,
}

export const GET = serveFrontDoor(showCode)
