import { listWebhooks, type NamedBackend } from '@/db/queries/backends/backend-list'
import { readConfig } from '@/db/queries/business/config'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export interface DeveloperSettings {
  outcome: 'read'
  /** The sites that may embed the public page. */
  frameOrigins: string[]
  /** The signed webhooks, each with a secret of its own. */
  webhooks: NamedBackend[]
}

/** Returns what programs need beside a key. */
export async function readDeveloperSettings(deps: Deps, caller: Caller): Promise<DeveloperSettings | NotAllowed> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'keys.write', async (tx): Promise<DeveloperSettings> => {
    const config = await readConfig(tx, businessId)
    return {
      outcome: 'read',
      frameOrigins: config?.frameOrigins ?? [],
      webhooks: await listWebhooks(tx, businessId),
    }
  })
}
