import { listTemplatesOperation, mapTemplateOperation, pauseTemplateOperation } from '@/lib/api/operations/templates'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { listTemplates } from '@/lib/services/templates/list-templates'
import { mapTemplate } from '@/lib/services/templates/map-template'
import { setTemplatePaused } from '@/lib/services/templates/pause-template'
import { presentTemplate } from './_present/template'

export const GET = serve(listTemplatesOperation, async ({ deps, caller, query, requestId }) => {
  const listed = await listTemplates(deps, caller, query)
  if (listed.outcome !== 'listed') return problemFor(listTemplatesOperation, listed, requestId)
  const { templates, next } = listed
  return { body: { templates: templates.map(presentTemplate), next } }
})

export const PUT = serve(mapTemplateOperation, async ({ deps, caller, body, requestId }) => {
  const result = await mapTemplate(deps, caller, body)
  if (result.outcome !== 'mapped') return problemFor(mapTemplateOperation, result, requestId)
  return { body: { templates: result.templates.map(presentTemplate) } }
})

export const PATCH = serve(pauseTemplateOperation, async ({ deps, caller, body, requestId }) => {
  const { name, language, paused } = body
  const result = await setTemplatePaused(deps, caller, { name, paused, languages: language ? [language] : [] })
  if (result.outcome !== 'set') return problemFor(pauseTemplateOperation, result, requestId)
  return { body: { templates: result.templates.map(presentTemplate) } }
})
