import type { Category, Policy, Reason } from '@/lib/consent/types'

/** The words of the console's first screen. Numbers come formatted. */
export interface OverviewWords {
  title: string
  lead: (people: string, time: string) => string
  counting: string
  needs: {
    title: string
    things: (count: number) => string
    none: string
    noneText: string
    backend: (name: string) => string
    backendText: (waiting: string, refusals: string) => string
    backendIdle: string
    backendAct: string
    reading: (name: string) => string
    readingText: string
    deadLetters: (count: string, name: string) => string
    deadLettersText: string
    deadLettersAct: string
    reviews: (count: string, isOne: boolean) => string
    reviewsText: (time: string) => string
    reviewsAct: string
    templates: (count: string, isOne: boolean) => string
    templatesText: string
    templatesAct: string
    /** What happened to a template, and what goes on until somebody acts. */
    alerts: {
      harming: { title: (template: string) => string; text: (seen: string, expected: string) => string }
      disabled_by_meta: { title: (template: string) => string; text: string }
      paused_by_meta: { title: (template: string) => string; text: string }
      quality_lowered: { title: (template: string) => string; text: (from: string, to: string) => string }
      held_back_more: { title: (template: string) => string; text: (count: string, share: string) => string }
      recategorised: { title: (template: string) => string; text: (to: string) => string }
      act: string
      more: (count: string, isOne: boolean) => string
      moreText: string
      moreAct: string
    }
  }
  first: { title: string; text: string; connect: string; importFile: string }
  reach: {
    title: string
    topic: string
    allowed: string
    drawn: string
    standings: { yes: string; silent_allowed: string; silent: string; no: string; stopped: string }
    key: { yes: string; silent_allowed: string; silent: string; no: string }
    silence: string
    share: (percent: string) => string
    allShare: string
    paused: string
    describe: (category: Category, policy: Policy) => string
  }
  days: {
    title: string
    agreed: string
    refused: string
    none: string
    alt: (agreed: string, refused: string, most: string) => string
    table: string
    day: string
    byOthers: string
    onlyPerson: string
  }
  reasons: {
    title: string
    aside: (said: string, refused: string) => string
    none: string
    reason: string
    times: string
    words: Record<Reason, string>
  }
  backends: {
    title: string
    all: string
    foot: string
    none: string
    inStep: string
    behind: (waiting: string, time: string) => string
    paused: string
    disabled: string
    setAside: (count: string) => string
  }
}
