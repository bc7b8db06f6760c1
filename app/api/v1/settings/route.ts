import { changeSettingsOperation, getSettingsOperation } from '@/lib/api/operations/settings'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { changeSettings, readSettings } from '@/lib/services/business/business-settings'
import { presentSettings } from './_present/settings'

export const GET = serve(getSettingsOperation, async ({ deps, caller }) => {
  return { body: presentSettings(await readSettings(deps, caller.businessId)) }
})

export const PATCH = serve(changeSettingsOperation, async ({ deps, caller, body, requestId }) => {
  const choices = {
    unknownTemplate: body.unknown_template,
    gatewayOutage: body.gateway_outage,
    chatConfirmation: body.chat_confirmation,
    confirmMarketing: body.confirm_marketing,
  }
  const changed = await changeSettings(deps, caller, choices)
  if (changed.outcome !== 'changed') return problemFor(changeSettingsOperation, changed, requestId)
  return { body: presentSettings(changed.settings) }
})
