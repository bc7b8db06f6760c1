import { Readable } from 'node:stream'
import { presentConsents } from '@/app/api/v1/exports/_present/consents'
import { BODY_LIMITS } from '@/lib/body-limits.mjs'
import { BUSINESS_FIELD } from '@/lib/http/action/form-answer'
import { consoleRoute, goTo } from '@/lib/http/console-route'
import { readBody } from '@/lib/http/read-body'
import { BUSINESS } from '@/lib/i18n/console/business/words'
import { takeArchive } from '@/lib/services/archive/take-archive'
import { isRecent } from '@/lib/services/sign-in/prove-session'

/** Everything that the business has, as one archive for an owner. Posted, so that no other site can begin it. */
export const POST = consoleRoute({
  name: 'takeArchive',
  right: 'business.archive',
  async run(deps, { member, business, locale, proofAt }, { request }) {
    const form = new URLSearchParams((await readBody(request, BODY_LIMITS.archiveForm)) ?? '')
    if (form.get(BUSINESS_FIELD) !== business.id) return goTo('/console/business?problem=other_business')
    // The archive has everything in clear text, so it is as dangerous as what can't be taken back.
    if (!isRecent(proofAt, deps.clock.now())) return goTo('/console/prove?for=business')
    const { readme } = BUSINESS[locale].archive
    const taken = await takeArchive(deps, member, { readme, consents: presentConsents })
    if (taken.outcome === 'not_allowed') return goTo('/console/business')
    const day = new Date(deps.clock.now()).toISOString().slice(0, 10)
    return new Response(Readable.toWeb(taken.archive) as ReadableStream<Uint8Array>, {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${business.slug}-${day}.zip"`,
        'Cache-Control': 'private, no-store',
        'X-Accel-Buffering': 'no',
      },
    })
  },
})
