import type { Category } from '@/lib/consent/types'
import type { TemplateContent } from '@/lib/template-watch/content'
import { type GraphReply, isObject } from './graph'
import { readGraphLanguage } from './send'
import { readContent } from './template-content'

/** A template as the list shows it. */
export interface ListedTemplate {
  providerId: string
  name: string
  /** `en-US`. */
  language: string
  /** Null for a word of WhatsApp's that we don't know. */
  category: Category | null
  status: string | null
  quality: string | null
  /**
   * Buttons that open an address with a variable, by their place among all buttons; null when the list did not include
   * buttons.
   */
  urlButtons: { index: number; url: string }[] | null
  /** Its texts; left out when the list did not include them. */
  content?: TemplateContent
}

export interface TemplatePage {
  templates: ListedTemplate[]
  /** The cursor of the next page; null on the last. */
  after: string | null
}

/** `quality_score` is returned only when the request names it. */
export const TEMPLATE_FIELDS = 'id,name,status,category,language,quality_score,parameter_format,components'
export const TEMPLATE_PAGE = 100

const CATEGORIES: Readonly<Record<string, Category>> = {
  MARKETING: 'marketing',
  UTILITY: 'utility',
  AUTHENTICATION: 'authentication',
}

/** Returns the category for WhatsApp's word, or null for an unknown one. */
export function readCategory(word: unknown): Category | null {
  return typeof word === 'string' ? (CATEGORIES[word.toUpperCase()] ?? null) : null
}

/**
 * Returns one page of `GET /{waba-id}/message_templates`, or null when the response is none. Items that are no
 * templates are left out.
 */
export function readTemplatePage({ body }: GraphReply): TemplatePage | null {
  const data = body?.['data']
  if (!Array.isArray(data)) return null
  const paging = body?.['paging']
  const cursors = isObject(paging) ? paging['cursors'] : null
  const after = isObject(cursors) && typeof cursors['after'] === 'string' ? cursors['after'] : null
  // The last page has cursors too; only `next` says that there is more.
  const hasNext = isObject(paging) && typeof paging['next'] === 'string'
  return { templates: data.flatMap((each) => readTemplate(each) ?? []), after: hasNext ? after : null }
}

function readTemplate(value: unknown): ListedTemplate | null {
  if (!isObject(value)) return null
  const { id, name, language, category, status, quality_score: quality, components, parameter_format: format } = value
  if ((typeof id !== 'string' && typeof id !== 'number') || typeof name !== 'string' || typeof language !== 'string')
    return null
  const content = readContent(components, format)
  const score = isObject(quality) ? quality['score'] : null
  return {
    providerId: String(id),
    name,
    language: readGraphLanguage(language),
    category: readCategory(category),
    status: typeof status === 'string' ? status : null,
    quality: typeof score === 'string' ? score : null,
    urlButtons: readUrlButtons(components),
    ...(content ? { content } : {}),
  }
}

/** Returns the dynamic URL buttons of the template itself, without those on the cards of a carousel. */
function readUrlButtons(components: unknown): ListedTemplate['urlButtons'] {
  if (!Array.isArray(components)) return null
  const found = components.find((each) => isObject(each) && each['type'] === 'BUTTONS')
  const buttons: unknown[] = isObject(found) && Array.isArray(found['buttons']) ? found['buttons'] : []
  return buttons.flatMap((button, index) => {
    const url = isObject(button) && button['type'] === 'URL' ? button['url'] : null
    return typeof url === 'string' && url.includes('{{') ? [{ index, url }] : []
  })
}
