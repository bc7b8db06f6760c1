import type { Choice } from '@/lib/services/imports/preview-import'

export type Search = Record<string, string | string[] | undefined>

const MOST_WORDS = 20
const WORD_CHARS = 40

/** Returns what the query of the page chooses about a file. What it does not say, or says wrongly, is left open. */
export function choiceOf(search: Search): Choice {
  const uses = new Map<number, string>()
  for (const [name, value] of Object.entries(search)) {
    const [, place] = /^c(\d{1,4})$/.exec(name) ?? []
    if (place !== undefined && typeof value === 'string') uses.set(Number(place), value)
  }
  const answer = one(search, 'answer')
  const dates = one(search, 'dates')
  const yes = one(search, 'yes')
  const topic = one(search, 'topic')
  const country = one(search, 'country')
  return {
    uses,
    yesMeans: yes === 'agreed' || yes === 'refused' ? yes : undefined,
    dates: dates === 'day_first' || dates === 'month_first' || dates === 'none' ? dates : undefined,
    words: { in: wordsOf(one(search, 'in')), out: wordsOf(one(search, 'out')) },
    topic: topic || undefined,
    answer: answer === 'in' || answer === 'out' ? answer : undefined,
    country: /^[A-Z]{2}$/.test(country) ? country : undefined,
  }
}

export const one = (search: Search, name: string): string => {
  const value = search[name]
  return typeof value === 'string' ? value : ''
}

const wordsOf = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim().slice(0, WORD_CHARS))
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
