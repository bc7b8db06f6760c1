import { type ContentButton, type TemplateContent, variablesIn } from '@/lib/template-watch/content'
import { isObject } from './graph'

/** Longer than Meta allows for any text of a template; the rest is cut off. */
const TEXT_MAX_CHARS = 2048
const NAME_MAX_CHARS = 64
const EXAMPLE_MAX_CHARS = 256
/** Meta allows 10 buttons. */
const MOST_BUTTONS = 20
const MOST_EXAMPLES = 64
const MOST_OTHERS = 10

const READ: ReadonlySet<string> = new Set(['HEADER', 'BODY', 'FOOTER', 'BUTTONS'])

/**
 * Returns the texts of a template from the `components` of WhatsApp's list (docs/reference/whatsapp.md, 3); null when
 * the list did not include them. All that is kept is bounded.
 */
export function readContent(components: unknown, format: unknown): TemplateContent | null {
  if (!Array.isArray(components)) return null
  const parts = components.filter(isObject)
  const typeOf = (part: Record<string, unknown>) => wordOf(part['type'])
  const of = (type: string) => parts.find((part) => typeOf(part) === type)
  const [header, body, footer, buttons] = [of('HEADER'), of('BODY'), of('FOOTER'), of('BUTTONS')]
  const variables = format === 'NAMED' ? 'named' : 'positional'
  const text = textOf(body?.['text'])
  const list: unknown[] = Array.isArray(buttons?.['buttons']) ? buttons['buttons'] : []
  return {
    variables,
    header: header
      ? {
          kind: wordOf(header['format']),
          text: textOf(header['text']),
          example: examplesOf(header['example'], 'header_text')[0] ?? null,
        }
      : null,
    body: text,
    bodyExamples: text === null ? [] : examplesOf(body?.['example'], 'body_text', variablesIn(text)),
    footer: textOf(footer?.['text']),
    buttons: list.filter(isObject).slice(0, MOST_BUTTONS).map(readButton),
    others: parts
      .map(typeOf)
      .filter((type) => !READ.has(type))
      .slice(0, MOST_OTHERS),
  }
}

function readButton(button: Record<string, unknown>): ContentButton {
  const { type, text, url, phone_number: phone, example } = button
  const first: unknown = Array.isArray(example) ? example[0] : example
  return {
    kind: wordOf(type),
    text: textOf(text)?.slice(0, EXAMPLE_MAX_CHARS) ?? '',
    url: textOf(url),
    phone: textOf(phone)?.slice(0, NAME_MAX_CHARS) ?? null,
    example: textOf(first),
  }
}

/**
 * Returns the examples of a text's variables. Meta keeps them as `body_text: [["Ana"]]` and `header_text: ["Ana"]`, or
 * with names as `body_text_named_params: [{param_name, example}]`.
 */
function examplesOf(example: unknown, field: string, names: readonly string[] = []): string[] {
  if (!isObject(example)) return []
  const named = example[`${field}_named_params`]
  const plain = example[field]
  const inOrder = Array.isArray(plain) && Array.isArray(plain[0]) ? (plain[0] as unknown[]) : plain
  const found: unknown[] = Array.isArray(named) ? byName(named.filter(isObject), names) : list(inOrder)
  return found.slice(0, MOST_EXAMPLES).map((each) => textOf(each)?.slice(0, EXAMPLE_MAX_CHARS) ?? '')
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function byName(named: readonly Record<string, unknown>[], names: readonly string[]): unknown[] {
  if (names.length === 0) return named.map((each) => each['example'])
  return names.map((name) => named.find((each) => each['param_name'] === name)?.['example'])
}

const wordOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, NAME_MAX_CHARS) : '')

/** PostgreSQL can't keep a NUL. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value.replaceAll('\0', '').slice(0, TEXT_MAX_CHARS) : null
}
