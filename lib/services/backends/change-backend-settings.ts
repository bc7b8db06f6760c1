import { lockBackend, readSyncBackend, saveBackendSettings } from '@/db/queries/backends/backend-config'
import { WebhookSettings } from '@/lib/backends/webhook/settings'
import { WeniSettings } from '@/lib/backends/weni/settings'
import { WhatsAppSettings } from '@/lib/backends/whatsapp/settings'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { differencesOf, recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

const SHAPES = { weni: WeniSettings, whatsapp: WhatsAppSettings, webhook: WebhookSettings } as const

export type ChangeSettingsResult =
  | { outcome: 'changed'; settings: Record<string, unknown> }
  | { outcome: 'unknown_backend' }
  /** `wrong` names the settings that are unknown or have a value that is not valid. */
  | { outcome: 'not_valid'; wrong: string[] }
  | NotAllowed

/** Changes settings of a backend, all of them or none. Workers read them with their next claim. */
export async function changeBackendSettings(
  deps: Deps,
  caller: Caller,
  backendId: string,
  changes: Readonly<Record<string, unknown>>,
): Promise<ChangeSettingsResult> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'backends.write', async (tx): Promise<ChangeSettingsResult> => {
    await lockBackend(tx, businessId, backendId)
    const row = await readSyncBackend(tx, businessId, backendId)
    if (!row) return { outcome: 'unknown_backend' }
    const shape = SHAPES[row.kind]
    const unknown = Object.keys(changes).filter((name) => !(name in shape.shape))
    if (unknown.length > 0) return { outcome: 'not_valid', wrong: unknown }
    const parsed = shape.safeParse({ ...row.settings, ...changes })
    if (!parsed.success) {
      const wrong = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))]
      return { outcome: 'not_valid', wrong }
    }
    await saveBackendSettings(tx, businessId, backendId, parsed.data)
    const changed = differencesOf<Record<string, unknown>>(shape.parse(row.settings), parsed.data)
    if (Object.keys(changed).length > 0)
      await recordAudit(deps, tx, caller, {
        action: 'backend.settings_changed',
        subject: { kind: 'backend', id: backendId },
        changes: changed,
      })
    return { outcome: 'changed', settings: parsed.data }
  })
}
