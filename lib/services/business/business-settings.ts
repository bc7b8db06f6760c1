import { inBusiness, type Tx } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { type ChoiceSettings, updateSettings } from '@/db/queries/business/settings'
import { AppError } from '@/lib/errors'
import type { Deps } from '@/lib/services/deps'

export type { ChoiceSettings }

/** What a business chose: unknown templates, outages at the gateway, and which changes are confirmed in the chat. */
export function readSettings(deps: Deps, businessId: string): Promise<ChoiceSettings> {
  return inBusiness(deps.db, businessId, (tx) => readWithin(tx, businessId))
}

/** Changes what is given. Holds for every check that begins after the commit: it comes with the configuration's version. */
export function changeSettings(
  deps: Deps,
  businessId: string,
  choices: { [K in keyof ChoiceSettings]?: ChoiceSettings[K] | undefined },
): Promise<ChoiceSettings> {
  return inBusiness(deps.db, businessId, async (tx) => {
    await updateSettings(tx, businessId, choices)
    return readWithin(tx, businessId)
  })
}

async function readWithin(tx: Tx, businessId: string): Promise<ChoiceSettings> {
  const config = await readConfig(tx, businessId)
  if (!config) throw new AppError('business_not_found', { message: 'a key of a business that is not there' })
  const { unknownTemplate, gatewayOutage, chatConfirmation } = config
  return { unknownTemplate, gatewayOutage, chatConfirmation }
}
