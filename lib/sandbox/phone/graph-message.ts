import { isRecord } from '@/lib/sandbox/graph/read'
import type { Message, MessageChoice } from './chats'

type Shown = Pick<Message, 'text' | 'button'> & { choices: MessageChoice[] }

/** Returns what a phone shows of a message that was sent through the Graph API; null for a template. */
export function shownOfGraph(body: Record<string, unknown>): Shown | null {
  if (isRecord(body['text'])) return { text: textIn(body['text'], 'body'), button: null, choices: [] }
  const interactive = body['interactive']
  if (!isRecord(interactive)) return null
  const text = isRecord(interactive['body']) ? textIn(interactive['body'], 'text') : ''
  const action = isRecord(interactive['action']) ? interactive['action'] : {}
  const parameters = action['parameters']
  if (isRecord(parameters)) {
    const button = { text: textIn(parameters, 'display_text'), url: textIn(parameters, 'url') }
    return { text, button, choices: [] }
  }
  const buttons = listIn(action, 'buttons').flatMap(({ reply }) => (isRecord(reply) ? [reply] : []))
  const rows = listIn(action, 'sections').flatMap((section) => listIn(section, 'rows'))
  const choices = [
    ...buttons.map((each) => choiceOf('button_reply', each)),
    ...rows.map((each) => choiceOf('list_reply', each)),
  ]
  return { text, button: null, choices }
}

const choiceOf = (kind: MessageChoice['kind'], from: Record<string, unknown>): MessageChoice => ({
  kind,
  id: textIn(from, 'id'),
  title: textIn(from, 'title'),
  description: textIn(from, 'description'),
})

function textIn(record: Record<string, unknown>, name: string): string {
  const value = record[name]
  return typeof value === 'string' ? value : ''
}

function listIn(record: Record<string, unknown>, name: string): Record<string, unknown>[] {
  const value = record[name]
  return Array.isArray(value) ? value.filter(isRecord) : []
}
