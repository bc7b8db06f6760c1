import { type TemplateContent, variablesIn, withoutVariables } from '../content'
import { type Finding, finding, LINT_RULES } from './finding'
import { lengthFindings, buttonFindings } from './limits'
import { type KnownHosts, linkFindings } from './links'
import { marketingWordsIn } from './marketing-words'
import { opensPreferences, saysHowToLeave } from './way-out'
import { languageOfText } from './written-language'

export interface LintedTemplate {
  /** `pt-BR`. */
  language: string
  category: 'marketing' | 'utility' | 'authentication'
  content: TemplateContent
}

export interface LintContext extends KnownHosts {
  /** What the address of every page of the business begins with: `https://…/p/`. */
  pageAddresses: readonly string[]
}

/**
 * Returns what is wrong with a template, the weightiest first: what Meta's rules say of its texts and buttons, and what
 * drives people to block instead of leaving.
 */
export function lintTemplate({ language, category, content }: LintedTemplate, context: LintContext): Finding[] {
  const found = [
    ...(category === 'authentication' ? [] : leavingFindings(category, content, context)),
    ...categoryFindings(category, content),
    ...linkFindings(content, context),
    ...languageFindings(language, content),
    ...variableFindings(content),
    ...lengthFindings(content),
    ...buttonFindings(content),
  ]
  return found.toSorted((a, b) => LINT_RULES.indexOf(a.rule) - LINT_RULES.indexOf(b.rule))
}

function leavingFindings(
  category: LintedTemplate['category'],
  content: TemplateContent,
  { pageAddresses }: LintContext,
): Finding[] {
  if (opensPreferences(content, pageAddresses)) return []
  const hasNone = category === 'marketing' && !saysHowToLeave(content)
  return [...(hasNone ? [finding('no_way_out', 'template')] : []), finding('no_preference_button', 'button')]
}

function categoryFindings(category: LintedTemplate['category'], content: TemplateContent): Finding[] {
  if (category === 'marketing') return []
  const parts = [
    ['header', content.header?.text ?? null],
    ['body', content.body],
    ['footer', content.footer],
    ...content.buttons.map(({ text }) => ['button', text] as const),
  ] as const
  return parts.flatMap(([part, text]) => {
    const words = text === null ? [] : marketingWordsIn(text)
    return words.length > 0 ? [finding('marketing_as_utility', part, { words: words.join(', ') })] : []
  })
}

function languageFindings(language: string, { body }: TemplateContent): Finding[] {
  const written = body === null ? null : languageOfText(withoutVariables(body), language)
  return written === null ? [] : [finding('wrong_language', 'body', { words: written })]
}

const FIRST = /^\s*\{\{[^{}]*\}\}/u
const LAST = /\{\{[^{}]*\}\}\s*$/u
const ADJACENT = /\{\{[^{}]*\}\}\s*\{\{[^{}]*\}\}/u

function variableFindings({ variables, header, body }: TemplateContent): Finding[] {
  const texts = [
    ['header', header?.text ?? null],
    ['body', body],
  ] as const
  return texts.flatMap(([part, text]) => {
    if (text === null) return []
    const edges = [...new Set([FIRST.exec(text)?.[0], LAST.exec(text)?.[0]].flatMap((each) => each?.trim() ?? []))]
    const adjacent = ADJACENT.exec(text)?.[0]
    const names = variablesIn(text)
    const expected = names.map((_, place) => String(place + 1))
    const isOrdered =
      variables === 'named' || names.toSorted((a, b) => Number(a) - Number(b)).join() === expected.join()
    return [
      // A header may consist of its one variable and some words: only the body is refused for its edges.
      ...(part === 'body' && edges.length > 0 ? [finding('variable_at_edge', part, { words: edges.join(' … ') })] : []),
      ...(adjacent ? [finding('variables_adjacent', part, { words: adjacent })] : []),
      ...(isOrdered
        ? []
        : [finding('variables_not_in_order', part, { words: names.map((n) => `{{${n}}}`).join(' ') })]),
    ]
  })
}
