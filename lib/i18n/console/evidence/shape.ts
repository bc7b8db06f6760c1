/** Why lines can't be signed (lib/services/transparency-log/logs.ts). */
type SigningWord =
  | 'key_unreadable'
  | 'signer_failed'
  | 'signer_slow'
  | 'memory_failed'
  | 'rolled_back'
  | 'tree_changed'
  | 'line_missing'
  | 'witness_failed'
  | 'timestamp_failed'
  | 'timestamp_wrong'

export interface EvidenceWords {
  title: string
  lead: string
  covered: {
    title: string
    /** Nothing is signed in the installation. */
    off: string
    offText: string
    none: string
    noneText: string
    lines: (count: number) => string
    linesText: string
    last: string
    /** How long ago, in whole minutes. */
    age: (minutes: number) => string
    waiting: (count: number, isMore: boolean) => string
    nothingWaits: string
    /** Before the time of the last time stamp. */
    stamped: string
    /** Who says that, after it. */
    stampedBy: (authority: string) => string
    late: string
    since: string
    everywhere: string
    problems: Record<SigningWord, string>
  }
  verify: {
    title: string
    text: string
    button: string
    holds: (lines: number, people: number) => string
    differs: (count: number, first: string) => string
    tooMuch: string
  }
  handOn: {
    title: string
    text: string
    key: string
    keyAddress: string
    checkpoint: string
    verifier: string
    verifierText: string
  }
  exports: {
    title: string
    text: string
    from: string
    to: string
    lines: string
    linesText: string
    records: string
    recordsText: string
  }
  lookUp: {
    title: string
    text: string
    reference: string
    button: string
    unknown: string
    several: string
    found: (when: string, place: number) => string
    foundOpen: (when: string) => string
    open: string
  }
}
