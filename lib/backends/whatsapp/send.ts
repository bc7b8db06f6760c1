import type { Address } from '@/lib/backends/backend'
import { withoutNul } from '@/lib/clean-text'
import { type GraphReply, isObject } from './graph'

/** The content of a message of ours; the caller writes the words in the person's language. */
export type Content =
  /** Text with a button that opens a link. Only within 24 hours of the person's last message. */
  | { kind: 'link'; text: string; button: string; url: string }
  /** Text with up to three buttons; a tap sends back the id of its button. Within the same 24 hours. */
  | { kind: 'buttons'; text: string; buttons: readonly Choice[] }
  /** Text with a list of up to ten rows; a choice sends back the id of its row. */
  | { kind: 'list'; text: string; button: string; rows: readonly (Choice & { description: string })[] }
  /** Nothing but text. */
  | { kind: 'text'; text: string }
  /** An approved template whose first button's URL ends with `suffix`. */
  | { kind: 'template'; name: string; language: string; suffix: string }

/** A button or a row, and what a tap on it sends back. */
export interface Choice {
  id: string
  title: string
}

/** Limits of an interactive cta_url message (docs/reference/whatsapp.md, 2), in characters. */
const BODY_MAX = 1024
const BUTTON_MAX = 20
const URL_MAX = 2000
const TEXT_MAX = 4096
/** Limits of a list's rows (docs/reference/whatsapp.md, 2), in characters. */
const ROW_MAX = 24
const DESCRIPTION_MAX = 72

/** Returns the body of `POST /{phone-number-id}/messages`. */
export function messageBody(to: Address, content: Content): Record<string, unknown> {
  return { messaging_product: 'whatsapp', recipient_type: 'individual', ...recipient(to), ...contentBody(content) }
}

/**
 * Returns the body of `POST /{phone-number-id}/thread_control` that gives a conversation back to Meta's Business Agent
 * (docs/reference/whatsapp.md, 11).
 */
export function releaseBody(to: Address): Record<string, unknown> {
  return { messaging_product: 'whatsapp', action: 'release', ...recipient(to) }
}

/** The number always has a plus: without one, Meta would put the business's own country code before it. */
function recipient({ kind, value }: Address): Record<string, string> {
  if (kind === 'bsuid') return { recipient: value }
  return { to: `+${value.replace(/\D/g, '')}` }
}

function contentBody(content: Content): Record<string, unknown> {
  if (content.kind === 'template') {
    const parameters = [{ type: 'text', text: content.suffix }]
    return {
      type: 'template',
      template: {
        name: content.name,
        language: { code: graphLanguage(content.language) },
        components: [{ type: 'button', sub_type: 'url', index: 0, parameters }],
      },
    }
  }
  if (content.kind === 'text') return { type: 'text', text: { preview_url: false, body: cut(content.text, TEXT_MAX) } }
  if (content.kind === 'buttons') return buttonsBody(content)
  if (content.kind === 'list') return listBody(content)
  const { text, button, url } = content
  if (text.length > BODY_MAX || button.length > BUTTON_MAX || url.length > URL_MAX) {
    const room = TEXT_MAX - url.length - 1
    return { type: 'text', text: { preview_url: false, body: `${Array.from(text).slice(0, room).join('')}\n${url}` } }
  }
  return {
    type: 'interactive',
    interactive: {
      type: 'cta_url',
      body: { text },
      action: { name: 'cta_url', parameters: { display_text: button, url } },
    },
  }
}

function buttonsBody({ text, buttons }: Extract<Content, { kind: 'buttons' }>): Record<string, unknown> {
  const action = {
    buttons: buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title: cut(title, BUTTON_MAX) } })),
  }
  return { type: 'interactive', interactive: { type: 'button', body: { text: cut(text, BODY_MAX) }, action } }
}

function listBody({ text, button, rows }: Extract<Content, { kind: 'list' }>): Record<string, unknown> {
  const section = {
    rows: rows.map(({ id, title, description }) => ({
      id,
      title: cut(title, ROW_MAX),
      ...(description === '' ? {} : { description: cut(description, DESCRIPTION_MAX) }),
    })),
  }
  const action = { button: cut(button, BUTTON_MAX), sections: [section] }
  return { type: 'interactive', interactive: { type: 'list', body: { text: cut(text, BODY_MAX) }, action } }
}

/** Returns a text of at most `most` characters, without cutting through one. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  let short = ''
  for (const character of text) {
    if (short.length + character.length > most - 1) break
    short += character
  }
  return `${short.trimEnd()}…`
}

/** Returns a template's language as the API writes it, `en_US`; webhooks and Sayso write `en-US`. */
export function graphLanguage(language: string): string {
  return language.replaceAll('-', '_')
}

/** Returns a template's language as Sayso stores it. */
export function readGraphLanguage(language: string): string {
  return language.replaceAll('_', '-')
}

/** Returns the id of the accepted message, or null when the response has none. "Accepted" is not "delivered". */
export function readMessageId({ status, body }: GraphReply): string | null {
  const messages = status >= 200 && status < 300 ? body?.['messages'] : null
  const first: unknown = Array.isArray(messages) ? messages[0] : null
  return isObject(first) && typeof first['id'] === 'string' ? withoutNul(first['id']) : null
}
