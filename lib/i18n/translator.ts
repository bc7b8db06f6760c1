import { createTranslator } from 'use-intl/core'
import { BoundedMap } from '@/lib/bounded-map'
import { isolate } from './isolate'
import type { Locale } from './locales'
import { ar } from './messages/ar'
import { de } from './messages/de'
import { en } from './messages/en'
import { es } from './messages/es'
import { fr } from './messages/fr'
import { he } from './messages/he'
import { it } from './messages/it'
import { ptBr } from './messages/pt-br'

function create(locale: Locale, messages: typeof en) {
  const translate = createTranslator({
    locale,
    messages,
    // Types and tests make a missing or broken message impossible. If one occurs all the same, showing its key is
    // better than failing the page.
    onError: () => {},
  })
  const isolating = (...[key, values, formats]: Parameters<typeof translate>): string =>
    translate(key, values && isolated(values, locale), formats)
  return Object.assign(isolating, translate) as typeof translate
}

/** Names, numbers and words of other directions keep theirs inside of a text. */
const isolated = <Values extends object>(values: Values, locale: Locale): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? isolate(value, locale) : value]),
  ) as Values

export type Translator = ReturnType<typeof create>

/**
 * The number of texts kept for a language. Most texts of a page are the same for everybody; those with a date or a
 * number come and go.
 */
const KEPT_TEXTS = 2000

/**
 * Remembers texts: the page of a business is nearly the same for everybody, and formatting its messages each time took
 * a twentieth of the page's time (npm run bench -- page --profile). Forgetting one costs time and nothing else.
 */
function remembering(translate: Translator): Translator {
  const known = new BoundedMap<string>(KEPT_TEXTS)
  const look = (...call: Parameters<Translator>): string => {
    const [key, values, formats] = call
    if (formats) return translate(...call)
    const name = values ? `${key} ${JSON.stringify(values)}` : key
    return known.remember(name, () => translate(...call))
  }
  return Object.assign(look, translate) as Translator
}

// The other languages have the keys of English (their type) and its arguments (their test), so English types them all.
const translators: Record<Locale, Translator> = {
  es: remembering(create('es', es as unknown as typeof en)),
  'pt-BR': remembering(create('pt-BR', ptBr as unknown as typeof en)),
  en: remembering(create('en', en)),
  fr: remembering(create('fr', fr as unknown as typeof en)),
  it: remembering(create('it', it as unknown as typeof en)),
  de: remembering(create('de', de as unknown as typeof en)),
  ar: remembering(create('ar', ar as unknown as typeof en)),
  he: remembering(create('he', he as unknown as typeof en)),
}

/** Returns the translator of one language; it is made once in each process. */
export function translatorOf(locale: Locale): Translator {
  return translators[locale]
}
