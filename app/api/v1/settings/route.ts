import { changeSettingsOperation, getSettingsOperation } from '@/lib/api/operations/settings'
import { serve } from '@/lib/http/endpoint/serve'
import { changeSettings, readSettings } from '@/lib/services/business/business-settings'
import { presentSettings } from './_present/settings'

export const GET = serve(getSettingsOperation, async ({ deps, caller }) => {
  return { body: presentSettings(await readSettings(deps, caller.businessId)) }
})

export const PATCH = serve(changeSettingsOperation, async ({ deps, caller, body }) => {
  const choices = {
    unknownTemplate: body.unknown_template,
    gatewayOutage: body.gateway_outage,
    chatConfirmation: body.chat_confirmation,
    confirmMarketing: body.confirm_marketing,
  }
  return { body: presentSettings(await changeSettings(deps, caller, choices)) }
})
