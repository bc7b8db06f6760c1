import type { Tx } from '@/db/client'
import type { BusinessConfig } from './config'

export type ChoiceSettings = Pick<
  BusinessConfig,
  'unknownTemplate' | 'gatewayOutage' | 'chatConfirmation' | 'confirmMarketing' | 'linkLifetimeDays'
>

/** Writes what is given, and tells every process that its copy of the configuration is old, if something differs. */
export async function updateSettings(
  tx: Tx,
  businessId: string,
  choices: { [K in keyof ChoiceSettings]?: ChoiceSettings[K] | undefined },
): Promise<void> {
  const { unknownTemplate = null, gatewayOutage = null, chatConfirmation = null, linkLifetimeDays } = choices
  const { confirmMarketing = null } = choices
  // Null is a value of its own here: as long as the installation says.
  const lifetime = linkLifetimeDays === undefined ? tx`link_lifetime_days` : tx`${linkLifetimeDays}::int`
  await tx`
    update businesses set unknown_template = coalesce(${unknownTemplate}::text, unknown_template),
      gateway_outage = coalesce(${gatewayOutage}::text, gateway_outage),
      chat_confirmation = coalesce(${chatConfirmation}::text, chat_confirmation),
      confirm_marketing = coalesce(${confirmMarketing}::boolean, confirm_marketing), link_lifetime_days = ${lifetime},
      config_version = config_version + 1
    where id = ${businessId} and (unknown_template <> coalesce(${unknownTemplate}::text, unknown_template)
      or gateway_outage <> coalesce(${gatewayOutage}::text, gateway_outage)
      or chat_confirmation <> coalesce(${chatConfirmation}::text, chat_confirmation)
      or confirm_marketing <> coalesce(${confirmMarketing}::boolean, confirm_marketing)
      or link_lifetime_days is distinct from ${lifetime})`
}
