import { inBusiness, type Tx } from '@/db/client'
import { lockBusiness } from '@/db/queries/business/brand'
import { readConfig } from '@/db/queries/business/config'
import { type ChoiceSettings, updateSettings } from '@/db/queries/business/settings'
import { AppError } from '@/lib/errors'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { differencesOf, recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

export type { ChoiceSettings }

/**
 * Returns what a business chose: for unknown templates, for outages at the gateway, which changes are confirmed in the
 * chat, whether a Yes to marketing waits for its confirmation, and how long links work.
 */
export function readSettings(deps: Deps, businessId: string): Promise<ChoiceSettings> {
  return inBusiness(deps.db, businessId, (tx) => readWithin(tx, businessId))
}

export type ChangedSettings = { outcome: 'changed'; settings: ChoiceSettings } | NotAllowed

/**
 * Changes the settings that are given. They apply to every check that begins after the commit, because they are part of
 * the configuration, which has a version.
 */
export function changeSettings(
  deps: Deps,
  caller: Caller,
  choices: { [K in keyof ChoiceSettings]?: ChoiceSettings[K] | undefined },
): Promise<ChangedSettings> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'settings.write', async (tx): Promise<ChangedSettings> => {
    await lockBusiness(tx, businessId)
    const before = await readWithin(tx, businessId)
    await updateSettings(tx, businessId, choices)
    const after = await readWithin(tx, businessId)
    const changes = differencesOf(before, after)
    if (Object.keys(changes).length > 0)
      await recordAudit(deps, tx, caller, {
        action: 'settings.changed',
        subject: { kind: 'business', id: businessId },
        changes,
      })
    return { outcome: 'changed', settings: after }
  })
}

async function readWithin(tx: Tx, businessId: string): Promise<ChoiceSettings> {
  const config = await readConfig(tx, businessId)
  if (!config) throw new AppError('business_not_found', { message: 'a key of a business that is not there' })
  const { unknownTemplate, gatewayOutage, chatConfirmation, confirmMarketing, linkLifetimeDays } = config
  return { unknownTemplate, gatewayOutage, chatConfirmation, confirmMarketing, linkLifetimeDays }
}
