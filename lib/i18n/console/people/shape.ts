import type { DecisionReason, Reason } from '@/lib/consent/types'
import type { PersonWords } from './person/shape'

export type { ChannelWord } from './person/shape'
export type StandingWord = 'allowed' | 'yes' | 'silent_allowed' | 'silent' | 'no' | 'stopped'

/** The words by which people are found and listed. */
export interface ListWords {
  title: string
  lead: string
  find: { label: string; hint: string; button: string; results: (text: string) => string }
  foundBy: {
    former_identity: string
    contact_id: string
    backend_id: (backend: string) => string
  }
  nobody: {
    title: (readAs: string) => string
    unreadable: string
    /** How the text was read: as numbers of which country. */
    country: (country: string) => string
    teach: string
    unreadableTeach: string
    released: string
    erased: string
    add: (readAs: string) => string
  }
  lists: {
    title: string
    topic: string
    anyTopic: string
    standing: string
    anyStanding: string
    show: string
    all: string
    /** The people of a list, as its heading. */
    heading: Record<StandingWord, (topic: string) => string>
    stoppedAll: string
    reasonHeading: (reason: string, topic: string | null) => string
    option: Record<StandingWord, string>
    reasons: Record<DecisionReason, string>
    given: Record<Reason, string>
    none: string
    noneHere: (looked: string) => string
    first: string
    next: string
    pages: string
    person: string
    language: string
    state: string
    latest: string
    latestNone: string
    topicNeeded: string
    unknownTopic: string
    lead: string
  }
  summary: {
    allowed: (allowed: number, topics: number) => string
    stopped: string
    paused: string
    released: string
    erased: string
    unnamed: string
  }
}

/** The words of the screens about people. */
export type PeopleWords = ListWords & PersonWords
