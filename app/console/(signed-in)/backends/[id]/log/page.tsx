import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { MomentInAddress } from '@/app/console/(signed-in)/_page/moment-in-address'
import { LogTable } from '@/components/console/backends/LogTable'
import { Page } from '@/components/console/ui/Page'
import { Pager } from '@/components/console/ui/Pager'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { BACKENDS } from '@/lib/i18n/console/backends/words'
import { COMMON } from '@/lib/i18n/console/common/words'
import { readDeliveryLog } from '@/lib/services/backends/read-delivery-log'
import { allows } from '@/lib/services/callers/rights'
import { webDeps } from '@/lib/services/runtime'
import { backendOf } from '../../_page/backend-of'
import { sceneOf } from '../../_page/scene'
import { sendAgain } from '../../actions'

const PAGE = 50

const Query = z.object({
  failed: z.literal('1').optional().catch(undefined),
  /** The attempt that the page begins behind. */
  at: MomentInAddress,
  message: z.string().max(200).optional().catch(undefined),
  attempt: z.coerce.number().int().positive().max(1_000_000).optional().catch(undefined),
})

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn('backends.read')
  return { title: BACKENDS[locale].log.title }
}

/** All attempts to deliver to a webhook, page by page. */
export default async function DeliveryLogPage({ params, searchParams }: Props) {
  const who = await requireSignedIn('backends.read')
  const [{ id }, { failed, at, message, attempt }] = [await params, Query.parse(await searchParams)]
  const deps = webDeps()
  const backend = await backendOf(deps, who.member, id)
  if (backend?.kind !== 'webhook') notFound()
  const scene = sceneOf(who)
  const { words } = scene
  const place = `/console/backends/${id}/log`
  const after = at !== undefined && message !== undefined && attempt !== undefined ? { at, id: message, attempt } : null
  const read = await readDeliveryLog(deps, who.member, id, {
    failed: failed === '1',
    limit: PAGE,
    ...(after ? { after } : {}),
  })
  if (read.outcome === 'not_allowed') return null
  const { deliveries, next } = read
  const filter = failed ? 'failed=1&' : ''
  const older = next && `${place}?${filter}at=${next.at}&message=${encodeURIComponent(next.id)}&attempt=${next.attempt}`
  return (
    <Page
      title={words.log.title}
      lead={
        <>
          <Link href={`/console/backends/${id}`}>{backend.name}</Link>. {words.log.text}
        </>
      }
    >
      <nav className="seg" aria-label={words.log.title}>
        <Link href={place} aria-current={failed ? undefined : 'true'}>
          {words.log.all}
        </Link>
        <Link href={`${place}?failed=1`} aria-current={failed ? 'true' : undefined}>
          {words.log.failed}
        </Link>
      </nav>
      <LogTable
        backendId={id}
        lines={deliveries}
        again={allows(who.member, 'backends.replay') ? sendAgain : null}
        scene={scene}
      />
      <Pager
        newer={after ? `${place}?${filter}` : null}
        older={older}
        words={COMMON[who.locale]}
        label={words.log.title}
      />
    </Page>
  )
}
