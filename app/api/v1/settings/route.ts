import type { z } from 'zod'
import { changeSettingsOperation, getSettingsOperation, type SettingsView } from '@/lib/api/operations/settings'
import { serve } from '@/lib/http/endpoint/serve'
import { changeSettings, type ChoiceSettings, readSettings } from '@/lib/services/business/business-settings'

const present = (choices: ChoiceSettings): z.infer<typeof SettingsView> => ({
  unknown_template: choices.unknownTemplate,
  gateway_outage: choices.gatewayOutage,
  chat_confirmation: choices.chatConfirmation,
})

export const GET = serve(getSettingsOperation, async ({ deps, caller }) => {
  return { body: present(await readSettings(deps, caller.businessId)) }
})

export const PATCH = serve(changeSettingsOperation, async ({ deps, caller, body }) => {
  const choices = {
    unknownTemplate: body.unknown_template,
    gatewayOutage: body.gateway_outage,
    chatConfirmation: body.chat_confirmation,
  }
  return { body: present(await changeSettings(deps, caller.businessId, choices)) }
})
