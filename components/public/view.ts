import type { Instant, Reason } from '@/lib/consent/types'
import type { Locale } from '@/lib/i18n/locales'

/** What the page tells the site that shows it in a frame. It says nothing of what the person chose. */
export type Tells = 'saved' | 'stopped' | { error: string }

/** What every page of a known business shows around its content. Texts are already in the reader's language. */
export interface Brand {
  name: string
  /** The business's own line for the preview of a link; else the page gives one. */
  preview?: string
  /** `#rrggbb`; null gives neutral colours. */
  color: string | null
  /** Same origin, or a data: URL (the policy allows no other). Without a logo the initials are shown. */
  logoUrl: string | null
  /** IANA name; dates on the page are in the business's time zone. */
  timeZone: string
  /** How to reach a human. */
  human: { label: string; href: string } | null
  /** Who is responsible for the data, what is kept, and on what basis. */
  data: readonly string[]
  /** Where the person sees, takes along and erases what is known of them; null where the link shows no answers. */
  myData?: string | null
  privacyUrl: string | null
  /** The sender's digits, country code first, without +; null hides the buttons that open the chat. */
  whatsappNumber: string | null
}

/** `auto`: as the browser says. */
export type Theme = 'auto' | 'light' | 'dark'

/** What the page has more in a frame on the site of a business. */
export interface EmbedShell {
  /** The origins to which the page speaks. */
  sites: readonly string[]
  theme: Theme
}

export interface PageShell {
  locale: Locale
  /** The other languages on offer, each with the address of this same page in it. */
  languages: readonly { locale: Locale; href: string }[]
  /** For og:url, as `imageUrl` for og:image: whole addresses, the same for everyone, never with a token in them. */
  canonicalUrl: string
  /** Only in a frame on the site of a business. */
  embed?: EmbedShell
  imageUrl?: string
}

export interface BrandedFrame extends PageShell {
  brand: Brand
}

/** The masked number as shown (`+55 ••••• 4321`), or null for a contact that has none. */
export interface ContactLabel {
  mask: string | null
}

export type TopicNote =
  | { kind: 'sending_paused' }
  | { kind: 'awaiting' }
  | { kind: 'expired'; at: Instant }
  | { kind: 'provider_stop' }

/** How a person confirms what they asked for. */
export interface Waiting {
  until: Instant
  /** The word that confirms it in the chat. */
  word: string
  /** Opens the chat with the word. */
  href: string
}

export interface TopicItem {
  /** Returned with the form; letters, digits and hyphens. */
  id: string
  name: string
  /** What comes, and how often. */
  description: string
  /** The language of name and description, where the business has none in that of the page; else undefined. */
  language?: Locale
  /** The present answer, as far as the person gave it: false while stopped, unless switched on after the stop. */
  on: boolean
  /** Whether it is on because of the topic's policy alone: the person has not agreed. */
  unasked: boolean
  /** Whether the person asked for it and has still to confirm it in the chat; its switch is shown as on. */
  waiting?: boolean
  /** How the switch was when the page was first made; `on` is where the person has put it since. */
  shown?: boolean
  /** Why a required topic can't be switched off; null for all others. */
  lockedReason: string | null
  notes: readonly TopicNote[]
}

/** What comes even after "stop everything". */
export interface StillComing {
  name: string
  reason: string
}

export interface PreferencesModel {
  frame: BrandedFrame
  contact: ContactLabel
  /** The page's own address without its query: forms are sent there. */
  action: string
  /** The hash of the texts shown. */
  notice: string
  topics: readonly TopicItem[]
  /** Whether the link names the first topic, which then has a button that refuses it alone. */
  startsWithOne?: boolean
  stopped: { since: Instant } | null
  /** `until` null: until the person resumes. */
  paused: { until: Instant | null } | null
  /** WhatsApp's own stop of offers is on. */
  providerStop: boolean
  /** Something was asked for that has to be confirmed in the chat. */
  waiting: Waiting | null
  /** Names of the topics that "stop everything" ends. */
  ends: readonly string[]
  /** Names of the topics that are offers, where stopping them alone leaves something else to come; else null. */
  offers: readonly string[] | null
}

export interface ChangedTopic {
  name: string
  /** The present state. */
  on: boolean
  /** Whether it was the other one before. */
  moved: boolean
}

export type SavedOutcome =
  | { kind: 'preferences' | 'stopped' | 'returned' | 'resumed' | 'was_undone' | 'unchanged' }
  /** `asks`: what would come again by it is asked in the chat first. */
  | { kind: 'undone'; asks?: boolean }
  | { kind: 'paused'; until: Instant | null }

export type SavedNotice =
  | { kind: 'other_save' | 'topic_gone' | 'undo_too_late' | 'message_failed' }
  | { kind: 'still_stopped' | 'still_paused' | 'still_provider_stop' }
  /** `too_many`: these were not turned on, because there were too many changes. */
  | { kind: 'asked_again' | 'too_many'; topics: readonly string[] }
  /** `asked`: a message with buttons is in the chat, or on its way. */
  | ({ kind: 'waiting'; topics: readonly string[]; asked: boolean } & Waiting)

export interface SavedModel {
  frame: BrandedFrame
  contact: ContactLabel
  action: string
  outcome: SavedOutcome
  /** The change that the reference, undo and the reason refer to; null when nothing was written (`unchanged`). */
  change: { id: string; at: Instant; undoUntil: Instant | null } | null
  changes: readonly ChangedTopic[]
  /** How many topics were refused as well that the page does not show. */
  others?: number
  notices: readonly SavedNotice[]
  stillComing: readonly StillComing[]
  /** Names of the topics that a stop ended; empty after anything else. */
  ended: readonly string[]
  /** Names of the topics that come now, where the change brought some back; else null. */
  comes: readonly string[] | null
  /** After a stop: the names of the offers that could be stopped alone, so that the rest comes again; else null. */
  offersInstead: readonly string[] | null
  /** In the order in which to ask them. They are asked after a refusal only, and only until one is given. */
  reasons: readonly Reason[]
  reasonGiven: Reason | null
  /**
   * Whether nothing can take the place of the stop of this page: it does not hold any more, or a later one holds, or
   * one of another contact who was merged into this one.
   */
  stopIsOver?: boolean
  /** Where the person gets a receipt of the change; null where there is none. */
  receipt?: string | null
}

export interface LimitedModel {
  frame: BrandedFrame
  action: string
  /** The topic that the link names, which can be refused alone; null: it names none. */
  first?: { id: string; name: string } | null
  /** Names of the topics that "stop everything" ends; all of them, because a limited link shows no answers. */
  ends: readonly string[]
  stillComing: readonly StillComing[]
  /** The word to which the chat replies with a fresh link; null when the business has none. */
  freshLinkKeyword: string | null
  /** Whether we can write to the person ourselves; then a button sends the fresh link. */
  sendsFreshLink: boolean
}

/**
 * `on_its_way`: it was requested just now. `already`: one was sent within the last 24 hours. `failed`: WhatsApp could
 * not deliver it.
 */
export type FreshLinkAnswer = 'on_its_way' | 'already' | 'failed'

export interface FreshLinkModel extends LimitedModel {
  answer: FreshLinkAnswer
}

export interface LimitedSavedModel extends LimitedModel {
  /** The name of the only topic that was refused; null after a stop of everything. */
  refused?: string | null
  change: { id: string; at: Instant }
}

export interface GoneModel {
  frame: BrandedFrame
}

/** The question before a Yes that was given inside of a frame. */
export interface ConfirmModel {
  frame: BrandedFrame
  contact: ContactLabel
  action: string
  /** The fields of the form that was sent, less what was saved of it at once. */
  fields: readonly (readonly [name: string, value: string])[]
  /** Names of the topics that would be turned on; null where something else brings messages back. */
  topics: readonly string[] | null
  /** Names of the topics that were turned off by the same form, which is done. */
  off: readonly string[]
}

/** Pages without a known business: forged links, broken requests, no database. */
export interface PlainModel {
  frame: PageShell
}

/** `href`: where to try again. */
export interface RetryModel extends PlainModel {
  href: string
}

export interface UnavailableModel extends RetryModel {
  /** Whether something was to be saved and was not; a mere visit has nothing to lose. */
  wasSaving: boolean
  /** The chat in which STOP works now, when this process still knows whose link it is. */
  chat: { name: string; whatsappNumber: string } | null
}
