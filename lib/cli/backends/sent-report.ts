import type { SentMonth } from '@/db/queries/messages/sent-months'

const KINDS: Readonly<Record<SentMonth['kind'], string>> = {
  confirmation: 'confirmations',
  answer: 'answers',
  fresh_link: 'fresh links',
  template: 'templates',
}

/** Returns a line for each month and number: `Sent       2026-11 from +1 555 078 3881: 12 confirmations, 3 answers`. */
export function describeSent(months: readonly SentMonth[]): string[] {
  const lines = new Map<string, string[]>()
  for (const { month, displayNumber, kind, count } of months) {
    const place = `${month} from ${displayNumber}`
    lines.set(place, [...(lines.get(place) ?? []), `${count} ${KINDS[kind]}`])
  }
  return [...lines].map(([place, counts]) => `Sent       ${place}: ${counts.join(', ')}`)
}
