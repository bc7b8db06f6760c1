import { z } from 'zod'
import type { GraphTemplate } from './config'
import type { GraphStandIn } from './graph'

/** What happens to a template: any of a new status, quality and category. */
export const TemplateEvent = z.strictObject({
  name: z.string(),
  language: z.string(),
  status: z.string().optional(),
  reason: z.string().nullable().default('NONE'),
  quality: z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']).optional(),
  category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']).optional(),
  /** Of the category: only the warning, 24 hours ahead. */
  warning: z.boolean().default(false),
})

type Event = z.infer<typeof TemplateEvent>

export function isTemplateEvent(graph: GraphStandIn, event: Event): boolean {
  return find(graph, event) !== undefined
}

const find = ({ templates }: GraphStandIn, { name, language }: Event) =>
  templates.find((each) => each.name === name && each.language === language)

/**
 * Changes the template and returns what Meta posts about it (docs/reference/whatsapp.md, 1.6). The language is `en-US`
 * here.
 * here.
 */
export function templateChanges(graph: GraphStandIn, event: Event) {
  const template = find(graph, event)
  if (!template) return []
  const base = {
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language.replace('_', '-'),
  }
  return [
    ...statusChange(template, event, base),
    ...qualityChange(template, event, base),
    ...categoryChange(graph, template, event, base),
  ]
}

type Base = Record<string, unknown>

function statusChange(template: GraphTemplate, { status, reason }: Event, base: Base) {
  if (status === undefined) return []
  // PAUSED and the like are states as well; APPROVED ends them.
  template.status = status === 'REINSTATED' || status === 'UNARCHIVED' ? 'APPROVED' : status
  const other = status === 'PAUSED' ? { other_info: { title: 'FIRST_PAUSE', description: 'Paused for 3 hours.' } } : {}
  const value = { event: status, ...base, reason, message_template_category: template.category, ...other }
  return [{ field: 'message_template_status_update', value }]
}

function qualityChange(template: GraphTemplate, { quality }: Event, base: Base) {
  if (quality === undefined) return []
  const value = { previous_quality_score: template.quality, new_quality_score: quality, ...base }
  template.quality = quality
  return [{ field: 'message_template_quality_update', value }]
}

function categoryChange(graph: GraphStandIn, template: GraphTemplate, { category, warning }: Event, base: Base) {
  if (category === undefined) return []
  const before = template.category
  if (!warning) template.category = category
  const value = warning
    ? {
        ...base,
        new_category: before,
        correct_category: category,
        category_update_timestamp: Math.floor(graph.now() / 1000) + 86_400,
      }
    : { ...base, previous_category: before, new_category: category }
  return [{ field: 'template_category_update', value }]
}
