import Link from 'next/link'
import { LogTable } from '@/components/console/backends/LogTable'
import type { Scene } from '@/components/console/backends/scene'
import { SentCost } from '@/components/console/backends/SentCost'
import { SentTable } from '@/components/console/backends/SentTable'
import { CopyField } from '@/components/console/ui/CopyField'
import { Section } from '@/components/console/ui/Page'
import type { SignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'
import { DOOR } from '@/lib/i18n/console/door/words'
import { paths } from '@/lib/paths'
import type { BackendDetails } from '@/lib/services/backends/read-backend'
import { readDeliveryLog } from '@/lib/services/backends/read-delivery-log'
import { allows } from '@/lib/services/callers/rights'
import { FREE_A_MONTH } from '@/lib/services/messages/estimate-cost'
import { webDeps } from '@/lib/services/runtime'
import { sendAgain } from '../actions'

interface Props {
  backend: BackendDetails
  who: SignedIn
  scene: Scene
}

/** How many deliveries the page of a webhook shows; the log has all. */
const LATEST = 10

/** What only backends of one kind have: flows, numbers, or a log of deliveries. */
export async function OwnParts({ backend, who, scene }: Props) {
  const deps = webDeps()
  const { id, kind } = backend
  const { words, locale } = scene
  const { copy } = COMMON[locale]
  const inbound = deps.settings.baseUrl + paths.inbound(id)
  if (kind === 'weni')
    return (
      <Section title={words.flows.title}>
        <div className="panel pad flow">
          <p>{words.flows.text}</p>
          {backend.settings['aiAgent'] === 'on' && <p>{words.flows.agent}</p>}
          <div>
            <a className="b" href={`/console/backends/${id}/flow`}>
              {words.flows.button}
            </a>
          </div>
          <CopyField label={words.flows.address} value={inbound} words={copy} />
        </div>
      </Section>
    )
  if (kind === 'whatsapp')
    return (
      <>
        <Section title={words.callback.title}>
          <div className="panel pad">
            <CopyField label={words.callback.label} value={inbound} words={copy} />
          </div>
        </Section>
        <Section title={words.sent.title}>
          <SentTable lines={backend.sent} scene={scene} />
        </Section>
        <Section title={DOOR[locale].cost.title}>
          <SentCost
            month={backend.cost.month}
            free={FREE_A_MONTH}
            lines={backend.cost.lines}
            unpaid={backend.unpaid}
            scene={scene}
          />
        </Section>
      </>
    )
  const read = await readDeliveryLog(deps, who.member, id, { limit: LATEST })
  if (read.outcome === 'not_allowed') return null
  const { deliveries, next } = read
  return (
    <Section
      title={words.log.title}
      aside={
        (next || deliveries.length > 0) && (
          <Link className="s" href={`/console/backends/${id}/log`} prefetch={false}>
            {words.log.whole}
          </Link>
        )
      }
    >
      <p className="s">{words.log.text}</p>
      <LogTable
        backendId={id}
        lines={deliveries}
        again={allows(who.member, 'backends.replay') ? sendAgain : null}
        scene={scene}
      />
    </Section>
  )
}
