import { listWebhooks, type NamedBackend } from '@/db/queries/backends/backend-list'
import { readConfig } from '@/db/queries/business/config'
import { listRefusedFrames } from '@/db/queries/business/refused-frames'
import type { Instant } from '@/lib/consent/types'
import { originsThatMayFrame, readFrameOrigin } from '@/lib/services/business/frame-origin'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export interface DeveloperSettings {
  outcome: 'read'
  /** The sites that may embed the public page. One on the own machine is only for links of test mode. */
  frameOrigins: { origin: string; isForTests: boolean }[]
  /** The sites that tried in the last 30 days and are not among them, the newest first. */
  refusedFrames: { origin: string; lastAt: Instant; canBeAllowed: boolean }[]
  /** The signed webhooks, each with a secret of its own. */
  webhooks: NamedBackend[]
}

const DAYS_30_MS = 30 * 86_400_000

/** Returns what programs need beside a key. In the demo, a site on the own machine may show every page. */
export async function readDeveloperSettings(
  deps: Deps,
  caller: Caller,
  isDemo = false,
): Promise<DeveloperSettings | NotAllowed> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'keys.write', async (tx): Promise<DeveloperSettings> => {
    const config = await readConfig(tx, businessId)
    const listed = config?.frameOrigins ?? []
    const allowed = config ? originsThatMayFrame(config, isDemo) : []
    const refused = await listRefusedFrames(tx, businessId, deps.clock.now() - DAYS_30_MS)
    return {
      outcome: 'read',
      frameOrigins: listed.map((origin) => ({ origin, isForTests: !allowed.includes(origin) })),
      refusedFrames: refused.flatMap(({ origin, lastAt }) =>
        allowed.includes(origin) ? [] : [{ origin, lastAt, canBeAllowed: readFrameOrigin(origin) !== null }],
      ),
      webhooks: await listWebhooks(tx, businessId),
    }
  })
}
