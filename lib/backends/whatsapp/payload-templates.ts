import type { TemplateChange, TemplateEvent } from './events'
import { type Json, object, seconds, text } from './read'
import { readGraphLanguage } from './send'
import { readCategory } from './templates'

/**
 * Returns what a webhook reports about a template (docs/reference/whatsapp.md, 1.6), or null when it is about something
 * else. A quality update is recognised by its content, because Meta's own sample has the field name of a status update
 * (docs/reference/whatsapp.md, 0, trap 2).
 */
export function readTemplateChange(
  field: string,
  value: Json,
  source: { wabaId: string; seconds: number | null },
): TemplateEvent | null {
  const change = readChange(field, value)
  const providerId = text(value['message_template_id'])
  const name = text(value['message_template_name'])
  if (!change || (!providerId && !name)) return null
  const language = text(value['message_template_language'])
  return {
    family: 'template',
    wabaId: source.wabaId,
    providerId,
    name,
    language: language && readGraphLanguage(language),
    seconds: source.seconds,
    change,
  }
}

function readChange(field: string, value: Json): TemplateChange | null {
  const quality = text(value['new_quality_score'])
  if (quality) return { kind: 'quality', quality, previous: text(value['previous_quality_score']) }
  switch (field) {
    case 'message_template_status_update': {
      const status = text(value['event'])
      if (!status) return null
      const title = text(object(value['other_info'])?.['title'])
      const category = readCategory(value['message_template_category'])
      return { kind: 'status', status, reason: text(value['reason']), category, title }
    }
    case 'template_category_update': {
      const correct = text(value['correct_category'])
      // In the warning 24 hours before, `new_category` is the category that the template still has.
      const pending = correct
        ? { category: readCategory(correct), seconds: seconds(value['category_update_timestamp']) }
        : null
      return {
        kind: 'category',
        category: readCategory(value['new_category']),
        previous: text(value['previous_category']),
        pending,
      }
    }
    case 'message_template_components_update':
      return { kind: 'components', content: contentOf(value) }
    default:
      return null
  }
}

/** Longer than the parts of any template; the rest is cut off. */
const CONTENT_MAX_CHARS = 16 * 1024

/** Returns the rest of the update as JSON: title, body, footer, buttons. */
function contentOf(value: Json): string {
  const own = Object.entries(value).filter(([key]) => !/^message_template_(id|name|language)$/.test(key))
  return JSON.stringify(Object.fromEntries(own)).slice(0, CONTENT_MAX_CHARS)
}
