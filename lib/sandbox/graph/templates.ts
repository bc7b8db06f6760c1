import type { GraphTemplate } from './config'
import { GraphError } from './errors'
import { isRecord, record, textOf } from './read'

/** The fields of a template that are returned by default; the quality is not among them. */
const DEFAULT_FIELDS = ['name', 'parameter_format', 'components', 'language', 'status', 'category', 'id']
const DEFAULT_LIMIT = 25
const MOST = 1000

/** `GET /{waba-id}/message_templates`: pages by cursor, fields by name. `address` is the list's own, for `next`. */
export function listTemplates(templates: readonly GraphTemplate[], query: URLSearchParams, address: string): unknown {
  const limit = Math.min(Math.max(Number(query.get('limit') ?? DEFAULT_LIMIT) || DEFAULT_LIMIT, 1), MOST)
  const wanted = templates.filter(
    ({ name, status }) =>
      (query.get('name') ?? name) === name && (query.get('status') ?? status).toUpperCase() === status,
  )
  const start = readCursor(query.get('after'))
  const page = wanted.slice(start, start + limit)
  const cursors = { before: cursorOf(start), after: cursorOf(start + page.length) }
  const next = new URLSearchParams(query)
  next.set('after', cursors.after)
  const hasNext = start + page.length < wanted.length
  return {
    data: page.map((template) => presentTemplate(template, query.get('fields'))),
    ...(page.length > 0 ? { paging: { cursors, ...(hasNext ? { next: `${address}?${next.toString()}` } : {}) } } : {}),
  }
}

/** A template with the fields asked for; its id always. */
export function presentTemplate(template: GraphTemplate, fields: string | null): Record<string, unknown> {
  const whole: Record<string, unknown> = {
    id: template.id,
    name: template.name,
    parameter_format: 'POSITIONAL',
    components: componentsOf(template),
    language: template.language,
    status: template.status,
    category: template.category,
    quality_score: { score: template.quality, date: 1758754645 },
  }
  const names = [...(fields?.split(',') ?? DEFAULT_FIELDS), 'id']
  return Object.fromEntries(Object.entries(whole).filter(([name]) => names.includes(name)))
}

function componentsOf({ body, url }: GraphTemplate): unknown[] {
  const button = { type: 'URL', text: 'Open', url, ...(url?.includes('{{1}}') ? { example: ['abc'] } : {}) }
  return [{ type: 'BODY', text: body }, ...(url ? [{ type: 'BUTTONS', buttons: [button] }] : [])]
}

/** Finds the template that a message names and checks the message's parameters. Throws GraphError. */
export function templateFor(templates: readonly GraphTemplate[], message: Record<string, unknown>): GraphTemplate {
  const given = record(message, 'template')
  const name = textOf(given['name'], 'name')
  const language = textOf(record(given, 'language')['code'], 'code')
  const template = templates.find((each) => each.name === name && each.language === language)
  if (!template) throw new GraphError(132001, `template name (${name}) does not exist in ${language}`)
  if (template.status === 'PAUSED') throw new GraphError(132015)
  if (template.status === 'DISABLED') throw new GraphError(132016)
  if (template.status !== 'APPROVED') throw new GraphError(132001, `template ${name} is not approved`)
  checkParameters(template, given['components'])
  return template
}

function checkParameters(template: GraphTemplate, components: unknown): void {
  const list = Array.isArray(components) ? components.filter(isRecord) : []
  const parametersOf = (type: string) => {
    const found = list.find((each) => String(each['type']).toLowerCase() === type)
    return Array.isArray(found?.['parameters']) ? found['parameters'] : []
  }
  const [body, button] = [parametersOf('body'), parametersOf('button')]
  const inBody = new Set(template.body.match(/\{\{\w+\}\}/g) ?? []).size
  if (body.length !== inBody)
    throw new GraphError(132000, `body: number of localizable_params (${body.length}) does not match (${inBody})`)
  const inUrl = template.url?.includes('{{1}}') ? 1 : 0
  if (button.length !== inUrl)
    throw new GraphError(132000, `buttons: number of params (${button.length}) does not match (${inUrl})`)
  if (inUrl > 0) checkUrlButton(template, list.find((each) => String(each['type']).toLowerCase() === 'button') ?? {})
}

/** The only button of a template here is its first, a URL whose end is filled in with a text. */
function checkUrlButton(template: GraphTemplate, button: Record<string, unknown>): void {
  if (String(button['sub_type']).toLowerCase() !== 'url' || String(button['index']) !== '0')
    throw new GraphError(132012, 'buttons: the button at index 0 is of sub_type url')
  const [parameter] = Array.isArray(button['parameters']) ? button['parameters'] : []
  const text: unknown = isRecord(parameter) && parameter['type'] === 'text' ? parameter['text'] : null
  if (typeof text !== 'string' || text === '') throw new GraphError(131008, 'buttons: the parameter text is required')
  if ((template.url ?? '').length + text.length > 2000) throw new GraphError(132005, 'buttons: the url is too long')
}

const cursorOf = (place: number) => Buffer.from(`at:${place}`).toString('base64url')

function readCursor(cursor: string | null): number {
  if (!cursor) return 0
  const [, place] = /^at:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (place === undefined) throw new GraphError(131059)
  return Number(place)
}
