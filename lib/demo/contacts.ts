import type { Answer, Instant, Method, Reason } from '@/lib/consent/types'
import { DEMO, TOPICS } from './business'

const DAY = 86_400_000
const PEOPLE = 300

/** One act of a demo contact in the past. */
export interface DemoAct {
  daysAgo: number
  kind: 'preferences' | 'stop' | 'return' | 'pause' | 'reason' | 'provider_stop'
  method: Method
  answers?: Partial<Record<string, Answer>>
  pauseDays?: number
  reason?: Reason
}

export interface DemoPerson {
  id: string
  uuid: string
  name: string
  /** ISO 639-3, as Weni stores it. */
  language: 'spa' | 'por' | 'eng'
  locale: 'es' | 'pt-BR' | 'en'
  /** Digits with the country code, as WhatsApp writes them. */
  digits: string
  acts: DemoAct[]
  /** The number of the source in the link with which they opened their page. */
  source: number
}

const FIRST = [
  'Lucía',
  'João',
  'Emily',
  'Mateo',
  'Ana',
  'Noah',
  'Valentina',
  'Pedro',
  'Olivia',
  'Santiago',
  'Beatriz',
  'Liam',
  'Camila',
  'Rafael',
  'Grace',
  'Diego',
  'Júlia',
  'Henry',
]
const LAST = [
  'Torres',
  'Souza',
  'Clark',
  'Rojas',
  'Lima',
  'Evans',
  'Medina',
  'Alves',
  'Ward',
  'Vargas',
  'Costa',
  'Reed',
]
const PREFIX = { spa: '521551234', por: '551198765', eng: '1415555' }
const LOCALE = { spa: 'es', por: 'pt-BR', eng: 'en' } as const
const LANGUAGES = ['spa', 'por', 'eng'] as const

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

/** A small random generator with a fixed seed (mulberry32), so that every demo is the same. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Returns all contacts of the demo. The first three speak one language each and have few answers: theirs are the phones
 * in the sandbox.
 */
export function demoPeople(): DemoPerson[] {
  const roll = dice(20_261_122)
  return Array.from({ length: PEOPLE }, (_, place) => {
    const language = LANGUAGES[place % LANGUAGES.length] ?? 'spa'
    const digits = `${PREFIX[language]}${String(1000 + place * 7).padStart(4, '0')}`
    return {
      id: `01990000-0001-7000-8000-${hex(place + 1, 12)}`,
      uuid: `0a0a0a0a-${hex(place + 1, 4)}-4000-8000-${hex(place * 7919 + 4321, 12)}`,
      name: `${FIRST[place % FIRST.length]} ${LAST[place % LAST.length]}`,
      language,
      locale: LOCALE[language],
      digits,
      acts: place < LANGUAGES.length ? firstActs() : acts(roll),
      source: sourceOf(place),
    }
  })
}

/** Most opened their page below the weekend offer, which is why the board of templates names it. */
const sourceOf = (place: number) => (place % 10 < 8 ? DEMO.promotionsSource : place % 10 === 8 ? 2 : 3)

function firstActs(): DemoAct[] {
  return [{ daysAgo: 40, kind: 'preferences', method: 'page', answers: { promotions: 'in', bookings: 'in' } }]
}

function acts(roll: () => number): DemoAct[] {
  const history: DemoAct[] = []
  const start = 20 + Math.floor(roll() * 300)
  const joined: Partial<Record<string, Answer>> = {}
  for (const topic of TOPICS) if (topic.policy === 'opt_in' && roll() < 0.6) joined[topic.key] = 'in'
  if (Object.keys(joined).length > 0)
    history.push({ daysAgo: start, kind: 'preferences', method: roll() < 0.3 ? 'import' : 'page', answers: joined })
  const later = start * roll()
  const fate = roll()
  if (fate < 0.16) {
    history.push({
      daysAgo: later,
      kind: 'preferences',
      method: 'page',
      answers: { promotions: 'out', ...(roll() < 0.5 ? { surveys: 'out' } : {}) },
    })
    if (roll() < 0.7)
      history.push({
        daysAgo: later,
        kind: 'reason',
        method: 'page',
        reason: roll() < 0.6 ? 'too_many' : 'not_interested',
      })
  } else if (fate < 0.22) {
    history.push({ daysAgo: later, kind: 'stop', method: roll() < 0.5 ? 'keyword' : 'page' })
    if (roll() < 0.5)
      history.push({
        daysAgo: later,
        kind: 'reason',
        method: 'page',
        reason: roll() < 0.5 ? 'never_signed_up' : 'settled',
      })
    else if (roll() < 0.4) history.push({ daysAgo: later / 2, kind: 'return', method: 'keyword' })
  } else if (fate < 0.27) history.push({ daysAgo: Math.min(later, 20), kind: 'pause', method: 'page', pauseDays: 30 })
  else if (fate < 0.3) history.push({ daysAgo: later, kind: 'provider_stop', method: 'provider_preference' })
  return history
}

/** Returns when an act of the demo happened, given the present time. */
export const happenedAt = (act: DemoAct, now: Instant): Instant => Math.round(now - act.daysAgo * DAY)

/** Returns when a pause of the demo ends. */
export const pauseEndsAt = (act: DemoAct, now: Instant): Instant => happenedAt(act, now) + (act.pauseDays ?? 0) * DAY

/** Returns the statements of an act, as a change has them. */
export function statementsOf(act: DemoAct, now: Instant) {
  switch (act.kind) {
    case 'preferences':
      return TOPICS.flatMap((topic) => {
        const answer = act.answers?.[topic.key]
        return answer
          ? [{ on: 'answer' as const, topicId: topic.id, answer, basis: answer === 'in' ? 'consent' : null }]
          : []
      })
    case 'stop':
    case 'return':
      return [{ on: 'stop' as const, value: act.kind === 'stop' }]
    case 'pause':
      return [{ on: 'pause' as const, until: pauseEndsAt(act, now) }]
    case 'provider_stop':
      return [{ on: 'provider_stop' as const, senderId: DEMO.senderId, value: true }]
    case 'reason':
      return []
  }
}
