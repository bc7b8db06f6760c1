/** A button of a template, as far as Sayso reads it. */
export interface ContentButton {
  /** Meta's own word: `URL`, `QUICK_REPLY`, `PHONE_NUMBER`, `COPY_CODE` and others. */
  kind: string
  text: string
  url: string | null
  phone: string | null
  /** What Meta's reviewers see in place of its variable. */
  example: string | null
}

/** The texts of a template in one language, as WhatsApp's list returns them. */
export interface TemplateContent {
  /** Whether variables are numbers (`{{1}}`) or names (`{{first_name}}`). */
  variables: 'positional' | 'named'
  /** `kind` is Meta's word: `TEXT`, `IMAGE` and others; a text is there for `TEXT` only. */
  header: { kind: string; text: string | null; example: string | null } | null
  body: string | null
  /** Examples of the body's variables, in the order in which the variables first occur. */
  bodyExamples: string[]
  footer: string | null
  buttons: ContentButton[]
  /** Meta's words for the parts that are not among the above, such as `CAROUSEL`. */
  others: string[]
}

const VARIABLE = /\{\{\s*([\p{L}\p{N}_]+)\s*\}\}/gu

/** Returns the names of a text's variables, each once, in the order in which they first occur. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(VARIABLE)].map(([, name = '']) => name))]
}

/** Returns a text with a space in place of each variable. */
export const withoutVariables = (text: string): string => text.replace(VARIABLE, ' ')

/** Returns the languages of Sayso for which there are words; null for another one. `pt-BR` and `pt_PT` are `pt`. */
export function baseLanguage(language: string): 'es' | 'pt' | 'en' | null {
  const base = language.split(/[-_]/)[0]?.toLowerCase()
  return base === 'es' || base === 'pt' || base === 'en' ? base : null
}
