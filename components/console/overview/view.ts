import type { Category, Policy, Reason } from '@/lib/consent/types'
import type { Locale } from '@/lib/i18n/locales'

export type Standing = 'yes' | 'silent_allowed' | 'silent' | 'no' | 'stopped'

/** What the parts of the overview need to write a number, a time and a link. */
export interface Frame {
  locale: Locale
  timeZone: string
  /** Now, in milliseconds. */
  now: number
}

export interface ReachView {
  id: string
  key: string
  name: string
  category: Category
  policy: Policy
  isPaused: boolean
  people: Record<Standing, number>
  allowed: number
}

export interface DayView {
  /** As `2026-11-29`. */
  day: string
  agreed: number
  refused: number
  agreedByOthers: number
  refusedByOthers: number
}

export interface ReasonView {
  reason: Reason
  times: number
}

export interface BackendView {
  id: string
  name: string
  status: 'active' | 'paused' | 'disabled'
  /** How many contacts wait to be written there, how many of them because of a refusal, and since when. */
  waiting: number
  refusals: number
  oldestSince: number | null
  deadLetters: number
  /** Whether a reading of it fails. */
  isReadingFailing: boolean
}

/** Something that needs a person: its mark, what it is, what is safe meanwhile, and one way forward. */
export interface Need {
  key: string
  mark: '' | 'watch' | 'harm'
  title: string
  text: string
  act: string
  href: string
}

export interface NeedsView {
  backends: readonly BackendView[]
  /** What happened to templates. */
  alerts: readonly Need[]
  /** Zero for a member who may not decide them. */
  reviews: number
  oldestReview: number | null
  templates: number
}
