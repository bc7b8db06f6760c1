import type { DecisionReason, Method, PauseLength } from '@/lib/consent/types'

export type ChannelWord = 'phone call' | 'in person' | 'letter or e-mail'

/** The words about one person. `{day}` is a date that leads to the line that it is about. */
export interface PersonWords {
  person: {
    writes: (language: string) => string
    known: (day: string) => string
    lastWrote: (day: string) => string
    erased: (day: string) => string
    released: (day: string) => string
    ids: string
    kinds: Record<'phone' | 'bsuid' | 'backend', string>
    until: (day: string) => string
    link: string
    linkMade: (until: string) => string
    linkLabel: string
    masked: string
  }
  stand: {
    title: string
    asOf: (time: string) => string
    topic: string
    now: string
    because: string
    yes: string
    no: string
    notYet: string
    archived: string
    reasons: Record<Exclude<DecisionReason, 'paused' | 'opted_in' | 'opted_out' | 'stopped'>, string>
    stopped: (how: string) => string
    paused: (until: string | null) => string
    refused: (how: string) => string
    refusedByOthers: (how: string) => string
    agreed: (how: string) => string
    agreedByOthers: (how: string) => string
  }
  how: Record<Method, string>
  story: {
    title: string
    lines: (count: number) => string
    older: string
    newer: string
    pages: string
    merged: string
    mergedChain: (place: number) => string
    ownChain: string
    known: string
    agreed: (topics: string) => string
    refused: (topics: string) => string
    withdrew: (topics: string) => string
    stopped: string
    returned: string
    paused: (until: string | null) => string
    resumed: string
    providerStop: (sender: string) => string
    providerResume: (sender: string) => string
    released: string
    erased: string
    joined: string
    asked: (topics: string) => string
    confirmed: string
    why: (reason: string) => string
    tookBack: (what: string) => string
    nothing: string
    /** What was said and did not count, behind "nothing changed". */
    saidYes: (topics: string) => string
    saidNo: (topics: string) => string
    saidOther: string
    tooLate: string
    keptOut: string
    from: (source: string) => string
    by: (member: string) => string
    reference: (code: string) => string
    notice: string
    noticeShown: (language: string) => string
    unreadable: string
    takeBack: string
    proof: string
  }
  act: {
    title: string
    aside: string
    channel: string
    channels: Record<ChannelWord, string>
    when: string
    whenHint: (timeZone: string) => string
    said: string
    saidHint: string
    want: string
    yes: string
    asIs: string
    no: string
    stop: string
    stopHint: (required: string) => string
    stopHintAll: string
    comeBack: string
    pause: string
    noPause: string
    pauses: Record<PauseLength, string>
    resume: string
    foot: string
    button: string
  }
  answers: {
    recorded: (what: string) => string
    keptOut: (what: string) => string
    notRecorded: (what: string) => string
    keptOutWhy: Record<'person_said_no' | 'others_said_no' | 'said_later' | 'stopped' | 'former_holder', string>
    unchanged: string
    repeated: string
    nothing_said: string
    words_needed: string
    when_unreadable: string
    when_in_future: string
    unknown: string
    gone: string
    undone: string
    too_late: string
    released: string
    releasedBefore: string
    erased: string
    not_confirmed: string
    added: string
    refusedWhy: Record<'time_missing' | 'topic_archived' | 'topic_required', string>
  }
  zones: {
    release: string
    releaseText: string
    releaseButton: string
    data: string
    exportText: string
    json: string
    document: string
    erase: string
    eraseText: string
    eraseLabel: (last: 'digits' | 'signs') => string
    eraseButton: string
  }
}
