import { createTranslator } from 'use-intl/core'
import type { Locale } from '@/lib/i18n/locales'
import { en } from '@/lib/i18n/messages/en'
import { es } from '@/lib/i18n/messages/es'
import { ptBr } from '@/lib/i18n/messages/pt-br'

function create(locale: Locale, messages: typeof en) {
  return createTranslator({
    locale,
    messages,
    // Types and tests make a missing or broken message impossible; if one slips through, the key in sight beats a page that fails.
    onError: () => {},
  })
}

export type Translator = ReturnType<typeof create>

// The other languages have the keys of English (their type) and its arguments (their test), so English types them all.
const translators: Record<Locale, Translator> = {
  es: create('es', es as unknown as typeof en),
  'pt-BR': create('pt-BR', ptBr as unknown as typeof en),
  en: create('en', en),
}

/** The words of one language; made once a process. */
export function translatorOf(locale: Locale): Translator {
  return translators[locale]
}
