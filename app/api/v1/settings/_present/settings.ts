import type { z } from 'zod'
import type { SettingsView } from '@/lib/api/operations/settings'
import type { ChoiceSettings } from '@/lib/services/business/business-settings'

/** Returns the settings of a business as the API shows them. */
export const presentSettings = (choices: ChoiceSettings): z.infer<typeof SettingsView> => ({
  unknown_template: choices.unknownTemplate,
  gateway_outage: choices.gatewayOutage,
  chat_confirmation: choices.chatConfirmation,
  confirm_marketing: choices.confirmMarketing,
})
