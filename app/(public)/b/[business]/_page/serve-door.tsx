import { plainPage } from '@/app/(public)/_page/plain-page'
import { plainShell } from '@/app/(public)/p/[token]/_page/shell'
import { NotFoundView } from '@/components/public/NotFoundView'
import { UnavailableView } from '@/components/public/UnavailableView'
import { env } from '@/lib/env'
import { clientGone } from '@/lib/http/client-gone'
import { type Asked, type Entry, type Failure, handleRequest, Refusal, requestIdOf } from '@/lib/http/handle-request'
import { LOCALES, negotiateLocale } from '@/lib/i18n/locales'
import { paths } from '@/lib/paths'
import type { Deps } from '@/lib/services/deps'
import { type FrontDoor, openFrontDoor } from '@/lib/services/front-door/open-front-door'

/** The seconds after which a browser may try again when the database can't be reached. */
const RETRY_AFTER_SECONDS = '30'

interface DoorRequest extends Asked {
  request: Request
  slug: string
}

export type DoorEntry<Input> = Entry<DoorRequest, FrontDoor, Input, Response>

/** Finds the business. An address without one gets the page of every address that does not exist, and says no more. */
export async function recogniseDoor(
  deps: Deps,
  { request, slug }: DoorRequest,
): Promise<FrontDoor | Refusal<Response>> {
  const door = await openFrontDoor(deps, slug)
  if (door) return door
  const locale = negotiateLocale(request.headers.get('accept-language'), LOCALES)
  const frame = { locale, languages: [], canonicalUrl: `${env().BASE_URL}/` }
  return new Refusal(await plainPage(<NotFoundView frame={frame} />, 404))
}

/** Returns the route of an entry of the front door. */
export function serveFrontDoor<Input>(entry: DoorEntry<Input>) {
  return async (request: Request, { params }: { params: Promise<{ business: string }> }): Promise<Response> =>
    handleRequest(entry, { request, requestId: requestIdOf(request), slug: (await params).business })
}

/** Returns the page for a failure. It looks the same whatever failed. */
export async function unavailableDoor(failure: Failure, { request }: DoorRequest): Promise<Response> {
  if (failure === 'client_gone') return clientGone()
  const page = <UnavailableView frame={plainShell(request)} href={paths.samePage()} wasSaving={false} chat={null} />
  return plainPage(page, 503, { 'Retry-After': RETRY_AFTER_SECONDS })
}
