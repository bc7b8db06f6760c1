import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { Words } from './shape'

export const LANGUAGES: readonly Words[] = [en, es, ptBr]

/** Returns the words for the first language of a list that there is, else English. `es-MX` is Spanish. */
export function wordsFor(wanted: readonly string[]): Words {
  const base = (language: string) => language.toLowerCase().split(/[-_.]/)[0]
  const found = wanted.map((each) => LANGUAGES.find(({ language }) => base(language) === base(each)))
  return found.find((words) => words !== undefined) ?? en
}
