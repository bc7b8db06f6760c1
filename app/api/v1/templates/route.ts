import {
  listTemplatesOperation as listOperation,
  mapTemplateOperation as mapOperation,
} from '@/lib/api/operations/templates'
import { serve } from '@/lib/http/endpoint/serve'
import { listTemplates } from '@/lib/services/templates/list-templates'
import { mapTemplate } from '@/lib/services/templates/map-template'
import { presentTemplate } from './_present/template'

export const GET = serve(listOperation, async ({ deps, caller, query }) => {
  const { templates, next } = await listTemplates(deps, caller.businessId, query)
  return { body: { templates: templates.map(presentTemplate), next } }
})

export const PUT = serve(mapOperation, async ({ deps, caller, body }) => {
  const templates = await mapTemplate(deps, caller, body)
  return { body: { templates: templates.map(presentTemplate) } }
})
