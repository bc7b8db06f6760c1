import { type ContentButton, type TemplateContent, variablesIn } from '../content'
import { MOST_BUTTONS, MOST_OF_KIND } from './limits'
import type { LintedTemplate } from './lint-template'
import { suggestedTexts } from './suggested-texts'
import { opensPreferences } from './way-out'

/** The body of `POST /{waba-id}/message_templates`. */
export interface TemplateCreation {
  name: string
  /** `pt_BR`, as the API writes it. */
  language: string
  category: string
  parameter_format: 'POSITIONAL' | 'NAMED'
  components: Record<string, unknown>[]
}

export type CreationResult =
  /** `leftOut`: parts that can't be made again from what the list returns, such as a picture. */
  | { outcome: 'made'; creation: TemplateCreation; leftOut: string[] }
  /** No room: it has as many buttons, or buttons with an address, as Meta allows. */
  | { outcome: 'has_button' | 'no_room' | 'no_body' | 'other_kind' }

/** A token of the length that links have, for Meta's reviewers. */
const EXAMPLE_TOKEN = 'Ab3dE5gH7jK9mN1pQ3sT5v'
const NAME_MAX_CHARS = 512

/**
 * Returns what creates the template again with a button that opens the person's preferences, and with a footer if it
 * has none. A template can't be created twice under one name, so the new one's ends with `_preferences`.
 */
export function creationWithButton(
  { name, language, category, content }: LintedTemplate & { name: string },
  /** What the address of a page begins with, for new links: `https://…/p/`. */
  pageAddress: string,
  ownAddresses: readonly string[] = [pageAddress],
): CreationResult {
  if (category === 'authentication' || content.others.length > 0) return { outcome: 'other_kind' }
  if (content.body === null) return { outcome: 'no_body' }
  if (opensPreferences(content, ownAddresses)) return { outcome: 'has_button' }
  const kept = content.buttons.filter(isMadeAgain)
  const isFull = kept.filter(({ kind }) => kind === 'URL').length >= (MOST_OF_KIND['URL'] ?? 0)
  if (kept.length >= MOST_BUTTONS || isFull) return { outcome: 'no_room' }
  const texts = suggestedTexts(language)
  const own = {
    type: 'URL',
    text: texts.button,
    url: `${pageAddress}{{1}}`,
    example: [`${pageAddress}${EXAMPLE_TOKEN}`],
  }
  const header = headerOf(content)
  const footer = content.footer ?? texts.footer
  const leftOut = [
    ...(content.header && !header ? [content.header.kind] : []),
    ...content.buttons.filter((button) => !isMadeAgain(button)).map(({ kind }) => kind),
  ]
  const creation: TemplateCreation = {
    name: newName(name),
    language: language.replaceAll('-', '_'),
    category: category.toUpperCase(),
    parameter_format: content.variables === 'named' ? 'NAMED' : 'POSITIONAL',
    components: [
      ...(header ? [header] : []),
      bodyOf(content, content.body),
      { type: 'FOOTER', text: footer },
      { type: 'BUTTONS', buttons: grouped(kept.map(buttonOf), own) },
    ],
  }
  return { outcome: 'made', creation, leftOut: [...new Set(leftOut)] }
}

const newName = (name: string): string => {
  const end = '_preferences'
  return `${name.slice(0, NAME_MAX_CHARS - end.length)}${end}`
}

const MADE_AGAIN: ReadonlySet<string> = new Set(['QUICK_REPLY', 'URL', 'PHONE_NUMBER', 'COPY_CODE'])
const isMadeAgain = ({ kind }: ContentButton) => MADE_AGAIN.has(kind)

/** A picture needs a handle of Meta's upload, which the list does not return. */
function headerOf({ header, variables }: TemplateContent): Record<string, unknown> | null {
  if (header?.text == null) return null
  const [name] = variablesIn(header.text)
  const example = header.example ?? 'Aurora'
  const examples =
    variables === 'named' ? { header_text_named_params: [{ param_name: name, example }] } : { header_text: [example] }
  return { type: 'HEADER', format: 'TEXT', text: header.text, ...(name === undefined ? {} : { example: examples }) }
}

function bodyOf({ bodyExamples, variables }: TemplateContent, body: string): Record<string, unknown> {
  const names = variablesIn(body)
  const exampleAt = (place: number) => bodyExamples[place] ?? `${place + 1}`
  if (names.length === 0) return { type: 'BODY', text: body }
  const example =
    variables === 'named'
      ? { body_text_named_params: names.map((name, at) => ({ param_name: name, example: exampleAt(at) })) }
      : { body_text: [names.map((_, at) => exampleAt(at))] }
  return { type: 'BODY', text: body, example }
}

function buttonOf({ kind, text, url, phone, example }: ContentButton): Record<string, unknown> {
  switch (kind) {
    case 'URL':
      return {
        ...{ type: 'URL', text, url },
        ...(url?.includes('{{') ? { example: [example ?? url.replace(/\{\{[^{}]*\}\}/gu, 'example')] } : {}),
      }
    case 'PHONE_NUMBER':
      return { type: kind, text, phone_number: phone }
    case 'COPY_CODE':
      return { type: kind, example: example ?? 'CODE10' }
    default:
      return { type: kind, text }
  }
}

/**
 * Returns the buttons with ours among those of its group: Meta takes quick replies and other buttons in two groups, and
 * refuses a mixture (templates/components).
 */
function grouped(buttons: readonly Record<string, unknown>[], own: Record<string, unknown>) {
  const replies = buttons.filter(({ type }) => type === 'QUICK_REPLY')
  const others = [...buttons.filter(({ type }) => type !== 'QUICK_REPLY'), own]
  return buttons[0]?.['type'] === 'QUICK_REPLY' ? [...replies, ...others] : [...others, ...replies]
}
