import { MOST_CHARS } from './limits'

export interface SuggestedTexts {
  /** The language in which they are written, as a tag: `es`. */
  language: string
  /** Whether they are in the template's language; if not, they are English and want a translation. */
  isOwnLanguage: boolean
  footer: string
  button: string
}

type Texts = Pick<SuggestedTexts, 'footer' | 'button'>

/** By language in small letters. */
const TEXTS: Readonly<Record<string, Texts>> = {
  en: { footer: 'You choose what you get: tap the button below.', button: 'Manage preferences' },
  es: { footer: 'Tú eliges qué recibes: toca el botón de abajo.', button: 'Gestionar preferencias' },
  'es-ar': { footer: 'Vos elegís qué recibís: tocá el botón de abajo.', button: 'Gestionar preferencias' },
  'pt-br': { footer: 'Você escolhe o que recebe: toque no botão abaixo.', button: 'Gerenciar preferências' },
  'pt-pt': { footer: 'Escolha o que recebe: toque no botão abaixo.', button: 'Gerir preferências' },
}
const OF_BASE: Readonly<Record<string, string>> = { en: 'en', es: 'es', pt: 'pt-br' }

/** Returns a footer and a button that lead to the page of preferences, in the language of a template (`pt-BR`). */
export function suggestedTexts(language: string): SuggestedTexts {
  const wanted = language.replaceAll('_', '-').toLowerCase()
  const known = wanted in TEXTS ? wanted : OF_BASE[wanted.split('-')[0] ?? '']
  const key = known ?? 'en'
  const { footer, button } = TEXTS[key] ?? { footer: '', button: '' }
  return { language: new Intl.Locale(key).toString(), isOwnLanguage: known !== undefined, footer, button }
}

/** For a test: every text that is suggested, with what Meta allows of it. */
export const ALL_SUGGESTED = Object.values(TEXTS).flatMap(({ footer, button }) => [
  { text: footer, atMost: MOST_CHARS.footer },
  { text: button, atMost: MOST_CHARS.button },
])
