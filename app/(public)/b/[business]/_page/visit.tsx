import { brandOf, linkKeyword, queryOf, wished } from '@/app/(public)/p/[token]/_page/shell'
import type { FrontDoorProblem } from '@/components/public/front-door-model'
import { FrontDoorTakenView } from '@/components/public/FrontDoorTakenView'
import { FrontDoorView } from '@/components/public/FrontDoorView'
import { PROOF_SCRIPT_HASH } from '@/components/public/proof-script'
import { styleHashIn } from '@/components/public/stylesheet'
import type { BrandedFrame } from '@/components/public/view'
import { env } from '@/lib/env'
import { documentResponse, publicHeaders, renderPhonePage } from '@/lib/http/document'
import { type Locale, negotiateLocale } from '@/lib/i18n/locales'
import { spokenLocales } from '@/lib/i18n/page-notice'
import { paths } from '@/lib/paths'
import type { Deps } from '@/lib/services/deps'
import type { FrontDoor } from '@/lib/services/front-door/open-front-door'
import { makeChallenge } from '@/lib/services/front-door/proof-of-work'
import { listedOf } from '@/lib/services/page/shown-page'
import { type DoorEntry, recogniseDoor, unavailableDoor } from './serve-door'

/** What the address says after a number was taken. */
export const TAKEN = 'asked'

/** Shows the front door, or what follows after a number was taken. A visit changes nothing and counts nothing. */
export const visitDoor: DoorEntry<undefined> = {
  failure: 'a front door failed',
  recognise: recogniseDoor,
  run: (deps, door, _, { request }) => {
    const digits = takenDigits(request)
    return digits === null ? doorPage(deps, door, request) : takenPage(door, request, digits)
  },
  failed: unavailableDoor,
}

/** Returns the language of the page: the one chosen on it, else the browser's, among those that the business speaks. */
export function localeAt({ config }: FrontDoor, request: Request): Locale {
  const spoken = spokenLocales(config)
  const chosen = wished(request)
  return chosen && spoken.includes(chosen) ? chosen : negotiateLocale(request.headers.get('accept-language'), spoken)
}

interface Shown {
  problem: FrontDoorProblem
  typed: string
  status: number
  headers?: Record<string, string>
}

/** Returns the page with the form; with what is wrong, and what was typed, if it comes after a form. */
export async function doorPage(deps: Deps, door: FrontDoor, request: Request, shown?: Shown): Promise<Response> {
  const locale = localeAt(door, request)
  const { config, dialCode, bits } = door
  const html = await renderPhonePage(
    <FrontDoorView
      frame={frameOf(door, locale)}
      keyword={linkKeyword(config, locale)}
      action={paths.samePage({ l: locale })}
      country={{ name: countryName(config.country, locale), code: dialCode }}
      typed={shown?.typed ?? ''}
      problem={shown?.problem ?? null}
      sends={door.sends}
      isTroubled={door.isTroubled}
      challenge={door.sends && bits > 0 ? makeChallenge(deps, door.slug, bits) : null}
    />,
  )
  const styleHash = styleHashIn(html)
  return documentResponse(html, {
    status: shown?.status ?? 200,
    styleHash,
    headers: { ...(bits > 0 ? policyWithScript(styleHash) : {}), ...shown?.headers },
  })
}

async function takenPage(door: FrontDoor, request: Request, digits: string): Promise<Response> {
  const locale = localeAt(door, request)
  const html = await renderPhonePage(
    <FrontDoorTakenView
      frame={frameOf(door, locale, { done: TAKEN, end: digits })}
      keyword={linkKeyword(door.config, locale)}
      digits={digits}
      isTroubled={door.isTroubled}
      href={paths.samePage({ l: locale })}
    />,
  )
  return documentResponse(html, { styleHash: styleHashIn(html) })
}

/** Returns the last digits that the address names after a number was taken. */
function takenDigits(request: Request): string | null {
  const query = queryOf(request)
  const digits = query.get('end') ?? ''
  return query.get('done') === TAKEN && /^\d{2,4}$/.test(digits) ? digits : null
}

function frameOf(
  { slug, config }: FrontDoor,

  locale: Locale,
  kept: { done?: string; end?: string } = {},
): BrandedFrame {
  const others = spokenLocales(config).filter((each) => each !== locale)
  return {
    locale,
    languages: others.map((each) => ({ locale: each, href: paths.samePage({ l: each, ...kept }) })),
    canonicalUrl: env().BASE_URL + paths.frontDoor(slug),
    brand: brandOf(listedOf(config), locale),
  }
}

const countryName = (country: string, locale: Locale) =>
  new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country

/** While many ask, the page has one script. */
function policyWithScript(styleHash: string): Record<string, string> {
  const name = 'Content-Security-Policy'
  return { [name]: `${publicHeaders(styleHash)[name]}; script-src ${PROOF_SCRIPT_HASH}` }
}
