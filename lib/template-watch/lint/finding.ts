/** What is wrong with a template. The words are returned by the API and stored by its readers, so never rename one. */
export const LINT_RULES = [
  'no_way_out',
  'marketing_as_utility',
  'short_link',
  'foreign_link',
  'wrong_language',
  'variable_at_edge',
  'variables_adjacent',
  'variables_not_in_order',
  'too_long',
  'too_many_buttons',
  'no_preference_button',
] as const
export type LintRule = (typeof LINT_RULES)[number]

export type TemplatePart = 'template' | 'header' | 'body' | 'footer' | 'button'

export interface Finding {
  rule: LintRule
  /** `rule`: Meta forbids it, or asks for it. `advice`: Meta only recommends it, or the reader of a text may err. */
  weight: 'rule' | 'advice'
  part: TemplatePart
  /** The words that the finding is about: a link, a label, a variable; null if it is about the whole part. */
  words: string | null
  /** How much there is, and how much there may be; null for findings that count nothing. */
  count: { is: number; atMost: number } | null
  /** The address of the rule. */
  source: string
}

const META = 'https://developers.facebook.com'

/** Where each rule is written. docs/template-watch.md names what each page says. */
export const LINT_SOURCES: Readonly<Record<LintRule, string>> = {
  no_way_out: `${META}/documentation/business-messaging/whatsapp/getting-opt-in`,
  marketing_as_utility: `${META}/documentation/business-messaging/whatsapp/templates/template-categorization`,
  short_link: `${META}/docs/whatsapp/message-templates/guidelines`,
  foreign_link: `${META}/docs/whatsapp/message-templates/guidelines`,
  wrong_language: `${META}/docs/whatsapp/message-templates/guidelines`,
  variable_at_edge: `${META}/docs/whatsapp/message-templates/guidelines`,
  variables_adjacent: `${META}/docs/whatsapp/message-templates/guidelines`,
  variables_not_in_order: `${META}/docs/whatsapp/message-templates/guidelines`,
  too_long: `${META}/documentation/business-messaging/whatsapp/templates/components`,
  too_many_buttons: `${META}/documentation/business-messaging/whatsapp/templates/components`,
  no_preference_button: `${META}/documentation/business-messaging/whatsapp/templates/components`,
}

const ADVICE: ReadonlySet<LintRule> = new Set(['marketing_as_utility', 'wrong_language', 'no_preference_button'])

/** The most characters of a template that a finding repeats. */
const WORDS_MAX_CHARS = 120

export function finding(
  rule: LintRule,
  part: TemplatePart,
  { words = null, count = null }: { words?: string | null; count?: Finding['count'] } = {},
): Finding {
  return {
    rule,
    weight: ADVICE.has(rule) ? 'advice' : 'rule',
    part,
    words: words && (words.length > WORDS_MAX_CHARS ? `${words.slice(0, WORDS_MAX_CHARS - 1)}…` : words),
    count,
    source: LINT_SOURCES[rule],
  }
}
