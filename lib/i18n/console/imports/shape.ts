import type { ColumnsWords } from './columns/shape'

/** Why a file did not arrive, or can't be read as a table. */
export type FileProblem =
  | 'empty'
  | 'workbook'
  | 'encoding'
  | 'json_array'
  | 'no_objects'
  | 'too_wide'
  | 'header'
  | 'open_quote'
  | 'no_file'
  | 'too_large'
  | 'upload_broken'
  | 'upload_stalled'
  | 'too_many_waiting'
  | 'other_business'
  | 'business_closing'
  | 'bad_form'

export type RowRefused =
  | 'phone_missing'
  | 'phone_unreadable'
  | 'country_unreadable'
  | 'phone_several'
  | 'topic_missing'
  | 'unknown_topic'
  | 'topic_archived'
  | 'topic_required'
  | 'answer_missing'
  | 'answer_unreadable'
  | 'says_nothing'
  | 'time_missing'
  | 'time_unreadable'
  | 'refused_beside'
  | 'wrong_columns'
  | 'line_too_long'
  | 'wrong_quotes'
  | 'quote_not_closed'
  | 'invalid_json'
export type KeptOut =
  | 'person_said_no'
  | 'others_said_no'
  | 'said_later'
  | 'stopped'
  | 'former_holder'
  | 'released'
  | 'erased'
export type Guessed = 'country_assumed' | 'number_unlikely'
export type ColumnUse = 'phone' | 'topic' | 'answer' | 'when' | 'whenAgreed' | 'whenRefused' | 'proof' | 'source'
export type ChoiceProblem =
  | 'phone_missing'
  | 'topic_missing'
  | 'answer_missing'
  | 'topics_and_topic'
  | 'answer_unclear'
  | 'twice'
  | 'refusals_beside'

/** The words of the screen Import and export. Numbers and moments come formatted. */
export interface ImportsWords {
  /** A number of rows, as a phrase: "4 rows". The other texts get such phrases. */
  countRows: (count: string, isOne: boolean) => string
  title: string
  lead: string
  file: {
    title: string
    label: string
    hint: string
    button: string
    problems: Record<FileProblem, string>
    unknownProblem: string
  }
  past: {
    title: string
    none: string
    noneText: string
    name: string
    when: string
    state: string
    result: string
    states: { waiting: string; receiving: string; queued: string; running: string; done: string; failed: string }
    taken: (taken: string, rows: string) => string
  }
  preview: {
    lead: string
    back: string
    summary: (rows: string, size: string, kind: string) => string
    kinds: { comma: string; semicolon: string; tab: string; ndjson: string }
    columns: ColumnsWords
    leftOut: string
    uses: Record<ColumnUse, string>
    ofTopic: (name: string) => string
    readAs: (column: string) => string
    rest: {
      title: string
      topic: string
      topicNone: string
      answer: string
      answerNone: string
      answers: { in: string; out: string }
      country: string
      countryOwn: (name: string) => string
      yes: string
      yesNo: string
    }
    dates: {
      title: string
      text: (example: string) => string
      dayFirst: string
      monthFirst: string
      none: string
      shown: (row: string, isDayFirst: boolean) => string
      both: string
      open: string
    }
    /** `text` names the columns of which it is asked. */
    yesMeans: { title: string; text: (columns: readonly string[]) => string; agreed: string; refused: string }
    words: { title: string; in: string; out: string; hint: string }
    again: string
    /** The link from a problem to what solves it. */
    above: string
    problems: Record<ChoiceProblem, (what: string) => string>
    rows: {
      title: string
      /** Which rows are shown; `looked` is null where the whole file was looked at. */
      aside: (looked: string | null, total: string) => string
      none: string
    }
    agreed: (topic: string, when: string) => string
    refused: (topic: string, when: string | null) => string
    proof: (text: string) => string
    source: (text: string) => string
    cannotRead: string
    keptOut: string
    doubtful: string
    refusedCount: (count: string, looked: string) => string
    nothingDoubtful: (looked: string) => string
    name: string
    nameHint: string
    begin: (rows: string) => string
    drop: string
    failures: { not_waiting: string; unknown_topic: string }
  }
  running: {
    title: string
    queued: string
    progress: (done: string, total: string) => string
    left: (time: string) => string
    leave: string
    label: string
    lookAgain: string
  }
  report: {
    done: (taken: string, rows: string) => string
    took: (moment: string, time: string) => string
    figures: { taken: string; unchanged: string; keptOut: string; refused: string; guessed: string }
    why: string
    reason: string
    rows: string
    allRead: string
    download: string
    all: string
    list: (count: string) => string
    row: string
    line: string
    person: string
    failed: string
    failures: Record<string, string>
    /** A newer version refuses the columns. */
    failedColumns: string
    /** In front of what is wrong with them, which is in English. */
    failedDetail: string
    failedOther: string
    again: string
    back: string
  }
  refusedReasons: Record<RowRefused, string>
  keptOutReasons: Record<KeptOut, string>
  guessedReasons: Record<Guessed, string>
  exports: {
    title: string
    aside: string
    consents: string
    consentsText: string
    from: string
    to: string
    periodHint: string
    download: string
    audience: string
    audienceText: string
    topic: string
    onlyEditors: string
  }
}
