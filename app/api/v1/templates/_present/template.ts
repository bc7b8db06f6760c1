import type { z } from 'zod'
import type { TemplateView } from '@/lib/api/operations/templates'
import type { ListedTemplateRow } from '@/lib/services/templates/list-templates'

export function presentTemplate(template: ListedTemplateRow): z.infer<typeof TemplateView> {
  const { topicId, topicKey } = template
  return {
    id: template.id,
    name: template.name,
    language: template.language,
    category: template.category,
    status: template.status,
    quality: template.quality,
    topic: topicId === null || topicKey === null ? null : { id: topicId, key: topicKey },
    paused_at: template.pausedAt === null ? null : new Date(template.pausedAt).toISOString(),
    first_seen_at: new Date(template.firstSeenAt).toISOString(),
    last_events: template.events.map(({ kind, occurredAt, value }) => ({
      kind,
      occurred_at: new Date(occurredAt).toISOString(),
      value: Object.fromEntries(Object.entries(value).map(([name, each]) => [snakeCase(name), each])),
    })),
  }
}

/** Returns the value of an event. The values are WhatsApp's own words, and only their names are Sayso's. */
const snakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
