import type { Tx } from '@/db/client'
import type { BusinessConfig } from './config'

export type ChoiceSettings = Pick<BusinessConfig, 'unknownTemplate' | 'gatewayOutage' | 'chatConfirmation'>

/** Writes what is given, and tells every process that its copy of the configuration is old, if something differs. */
export async function updateSettings(
  tx: Tx,
  businessId: string,
  choices: { [K in keyof ChoiceSettings]?: ChoiceSettings[K] | undefined },
): Promise<void> {
  const { unknownTemplate = null, gatewayOutage = null, chatConfirmation = null } = choices
  await tx`
    update businesses set unknown_template = coalesce(${unknownTemplate}::text, unknown_template),
      gateway_outage = coalesce(${gatewayOutage}::text, gateway_outage),
      chat_confirmation = coalesce(${chatConfirmation}::text, chat_confirmation), config_version = config_version + 1
    where id = ${businessId} and (unknown_template <> coalesce(${unknownTemplate}::text, unknown_template)
      or gateway_outage <> coalesce(${gatewayOutage}::text, gateway_outage)
      or chat_confirmation <> coalesce(${chatConfirmation}::text, chat_confirmation))`
}
