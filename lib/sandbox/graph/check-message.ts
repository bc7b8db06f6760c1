import { GraphError } from './errors'
import { asRecord, isRecord, record, textOf } from './read'

const SHAPES = ['text', 'interactive', 'template'] as const
export type MessageType = (typeof SHAPES)[number]

export interface CheckedMessage {
  type: MessageType
  /** Digits as sent, or null: addressed by `recipient` only. */
  to: string | null
  bsuid: string | null
  body: Record<string, unknown>
}

/**
 * Checks a message as the API does before it looks at the recipient (docs/reference/whatsapp.md, 2). Throws GraphError.
 */
export function checkMessage(value: unknown): CheckedMessage {
  if (!isRecord(value)) throw new GraphError(100, 'The body must be a JSON object.')
  if (value['messaging_product'] !== 'whatsapp')
    throw new GraphError(100, 'The parameter messaging_product is required.')
  const to = typeof value['to'] === 'string' ? value['to'] : null
  const bsuid = typeof value['recipient'] === 'string' ? value['recipient'] : null
  if (to === null && bsuid === null) throw new GraphError(100, 'The parameter to is required.')
  // Plus, hyphens, brackets and spaces are accepted; letters are not.
  if (to !== null && !/^\+?[\d\s()-]{5,25}$/.test(to)) throw new GraphError(131009, 'to is not a phone number.')
  const callback = value['biz_opaque_callback_data']
  if (callback !== undefined && textOf(callback, 'biz_opaque_callback_data').length > 512)
    throw new GraphError(100, 'biz_opaque_callback_data must be at most 512 characters long.')
  const type = SHAPES.find((shape) => shape === (value['type'] ?? 'text'))
  if (!type) throw new GraphError(131051, 'Message type is not supported here.')
  if (type === 'text') checkText(record(value, 'text'))
  if (type === 'interactive') checkInteractive(record(value, 'interactive'))
  if (type === 'template') checkTemplate(record(value, 'template'))
  return { type, to, bsuid, body: value }
}

function checkText(text: Record<string, unknown>): void {
  limited(text['body'], 4096, "text['body']")
}

function checkInteractive(interactive: Record<string, unknown>): void {
  limited(record(interactive, 'body')['text'], 1024, "interactive['body']['text']")
  const { header, footer } = interactive
  if (isRecord(header) && header['type'] === 'text') limited(header['text'], 60, "interactive['header']['text']")
  if (isRecord(footer)) limited(footer['text'], 60, "interactive['footer']['text']")
  const action = record(interactive, 'action')
  switch (interactive['type']) {
    case 'cta_url': {
      if (action['name'] !== 'cta_url') throw new GraphError(131009, "interactive['action']['name'] must be cta_url.")
      const parameters = record(action, 'parameters')
      limited(parameters['display_text'], 20, 'display_text')
      const url = textOf(parameters['url'], 'url')
      if (url.length > 2000 || !/^https?:\/\//.test(url)) throw new GraphError(131009, 'url is not valid.')
      return
    }
    case 'button': {
      const { buttons } = action
      if (!Array.isArray(buttons) || buttons.length < 1 || buttons.length > 3)
        throw new GraphError(131009, 'Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3')
      for (const button of buttons) limited(record(asRecord(button, 'button'), 'reply')['title'], 20, 'title')
      return
    }
    case 'list': {
      limited(action['button'], 20, "interactive['action']['button']")
      const { sections } = action
      const rows = Array.isArray(sections) ? sections.flatMap((section) => rowsOf(section)) : []
      if (rows.length < 1 || rows.length > 10) throw new GraphError(131009, 'Total row count exceeds the maximum: 10')
      for (const row of rows) limited(asRecord(row, 'row')['title'], 24, 'title')
      return
    }
    default:
      throw new GraphError(131009, "interactive['type'] is not one of cta_url, button, list.")
  }
}

function rowsOf(section: unknown): unknown[] {
  const rows = asRecord(section, 'section')['rows']
  return Array.isArray(rows) ? rows : []
}

function checkTemplate(template: Record<string, unknown>): void {
  textOf(template['name'], "template['name']")
  textOf(record(template, 'language')['code'], "template['language']['code']")
}

function limited(value: unknown, most: number, name: string): void {
  const text = textOf(value, name)
  if (text.length > most) throw new GraphError(131009, `Param ${name} must be at most ${most} characters long.`)
}
