import { createTranslator } from 'use-intl/core'
import type { Locale } from './locales'
import { en } from './messages/en'
import { es } from './messages/es'
import { ptBr } from './messages/pt-br'

function create(locale: Locale, messages: typeof en) {
  return createTranslator({
    locale,
    messages,
    // Types and tests make a missing or broken message impossible; if one slips through, the key in sight beats a page
    // that fails.
    onError: () => {},
  })
}

export type Translator = ReturnType<typeof create>

/**
 * Texts kept for a language. Most of a page's texts are the same for everybody; those with a date or a number come and
 * go.
 */
const KEPT_TEXTS = 2000

/**
 * Remembers texts: a business's page says the same to everybody but for a few words, and putting them together each
 * time took a twentieth of the page (npm run bench -- page --profile). Full, it starts over: it saves time, not
 * correctness.
 */
function remembering(translate: Translator): Translator {
  const known = new Map<string, string>()
  const look = (...call: Parameters<Translator>): string => {
    const [key, values, formats] = call
    if (formats) return translate(...call)
    const name = values ? `${key} ${JSON.stringify(values)}` : key
    const text = known.get(name)
    if (text !== undefined) return text
    if (known.size >= KEPT_TEXTS) known.clear()
    const made = translate(...call)
    known.set(name, made)
    return made
  }
  return Object.assign(look, translate) as Translator
}

// The other languages have the keys of English (their type) and its arguments (their test), so English types them all.
const translators: Record<Locale, Translator> = {
  es: remembering(create('es', es as unknown as typeof en)),
  'pt-BR': remembering(create('pt-BR', ptBr as unknown as typeof en)),
  en: remembering(create('en', en)),
}

/** The words of one language; made once a process. */
export function translatorOf(locale: Locale): Translator {
  return translators[locale]
}
