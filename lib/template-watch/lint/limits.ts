import type { TemplateContent } from '../content'
import { type Finding, finding, type TemplatePart } from './finding'

/** The most characters of each part, as Meta counts them (templates/components). */
export const MOST_CHARS = { header: 60, body: 1024, footer: 60, button: 25, url: 2000 } as const

/** The most buttons of a template, and of those that open an address, call a number and copy a code. */
export const MOST_BUTTONS = 10
export const MOST_OF_KIND: Readonly<Record<string, number>> = { URL: 2, PHONE_NUMBER: 1, COPY_CODE: 1 }

/** Returns how long a text is: an emoji counts as the code points that it consists of. */
const lengthOf = (text: string): number => Array.from(text).length

export function lengthFindings({ header, body, footer, buttons }: TemplateContent): Finding[] {
  const of = (part: TemplatePart, text: string | null | undefined, atMost: number, words: string | null = null) => {
    const is = lengthOf(text ?? '')
    return is > atMost ? [finding('too_long', part, { words, count: { is, atMost } })] : []
  }
  return [
    ...of('header', header?.text, MOST_CHARS.header),
    ...of('body', body, MOST_CHARS.body),
    ...of('footer', footer, MOST_CHARS.footer),
    ...buttons.flatMap(({ text, url }) => [
      ...of('button', text, MOST_CHARS.button, text),
      ...of('button', url, MOST_CHARS.url, url),
    ]),
  ]
}

export function buttonFindings({ buttons }: TemplateContent): Finding[] {
  const all = buttons.length
  const ofKind = Object.entries(MOST_OF_KIND).flatMap(([kind, atMost]) => {
    const is = buttons.filter((button) => button.kind === kind).length
    return is > atMost ? [finding('too_many_buttons', 'button', { words: kind, count: { is, atMost } })] : []
  })
  if (all <= MOST_BUTTONS) return ofKind
  return [finding('too_many_buttons', 'button', { count: { is: all, atMost: MOST_BUTTONS } }), ...ofKind]
}
