import type { Locale } from '@/lib/languages'
import { ENGLISH } from './en'
import { SPANISH } from './es'
import { PORTUGUESE } from './pt'
import { type LexiconSource, SHARED } from './types'
import { addPortugueseVerb, addSpanishVerb } from './verbs'

/**
 * The words of each language of ours. Null for one whose sentences are not understood yet: people then stop by its
 * keywords (lib/consent/keywords.ts) and by the page.
 */
const SOURCES = {
  es: SPANISH,
  'pt-BR': PORTUGUESE,
  en: ENGLISH,
  fr: null,
  it: null,
  de: null,
  ar: null,
  he: null,
} satisfies Record<Locale, LexiconSource | null>

/** A language whose sentences are understood. */
export type Language = { [Each in Locale]: (typeof SOURCES)[Each] extends LexiconSource ? Each : never }[Locale]
export const LANGUAGES = ['es', 'pt-BR', 'en'] as const satisfies readonly Language[]

export interface Lexicon {
  /** A word to its tag, or tags with a space between. */
  tags: ReadonlyMap<string, string>
  /** First word to the runs of words that begin with it, longest first, and what they become. */
  merges: ReadonlyMap<string, readonly { from: readonly string[]; to: readonly string[] }[]>
  /** All words of the language that are known, tagged or not. */
  known: ReadonlySet<string>
}

/** Built once, when the module is loaded (about 10 ms). */
export const LEXICONS: Readonly<Record<Language, Lexicon>> = {
  es: build('es'),
  'pt-BR': build('pt-BR'),
  en: build('en'),
}

function build(language: Language): Lexicon {
  const source: LexiconSource = SOURCES[language]
  const tags = new Map<string, string>()
  const add = (word: string, tag: string) => tags.set(word, tag)
  for (const { tags: verb, ...stems } of source.verbs) {
    for (const kind of ['ar', 'er', 'ir'] as const) {
      for (const stem of (stems[kind] ?? '').split(' ').filter((it) => it !== '')) {
        if (language === 'es') addSpanishVerb(add, stem, kind, verb)
        else addPortugueseVerb(add, stem, kind, verb)
      }
    }
  }
  for (const words of [SHARED, source.words]) {
    for (const [tag, list] of Object.entries(words)) for (const word of list.split(/\s+/)) if (word) add(word, tag)
  }
  const merges = new Map<string, { from: string[]; to: string[] }[]>()
  for (const merge of source.merges) {
    const [from = '', to = ''] = merge.split('=>')
    const run = from.trim().split(' ')
    const runs = merges.get(run[0]!) ?? []
    runs.push({
      from: run,
      to: to
        .trim()
        .split(' ')
        .filter((it) => it !== ''),
    })
    merges.set(run[0]!, runs)
  }
  for (const runs of merges.values()) runs.sort((a, b) => b.from.length - a.from.length)
  const merged = source.merges.flatMap((merge) => merge.split('=>')[0]!.trim().split(' '))
  const known = new Set([...tags.keys(), ...source.common.split(' '), ...merged])
  return { tags, merges, known }
}
