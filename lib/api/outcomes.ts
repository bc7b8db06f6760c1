import type { Effect } from '@/lib/consent/types'

/**
 * The outcomes of a statement, in one vocabulary for the whole API: the response of a call that records it, the report
 * of an import, a contact's history, events and evidence. The sealed lines of the ledger use other words (`Outcome` in
 * lib/consent), which `presentOutcome` translates.
 */
export const OUTCOME_MEANINGS = {
  taken: 'it counts, because it is new, or repeats an answer with a newer time, another text or other proof',
  unchanged: 'it says what is on record already',
  kept_out: 'it was understood and does not count, because something else holds; `reason` says what',
  refused: 'it can’t be recorded or can’t be read, and nothing of it was written',
} as const
export type StatementOutcome = keyof typeof OUTCOME_MEANINGS

/** Why a statement that was understood does not count. */
export const KEPT_OUT_MEANINGS = {
  person_said_no: 'the person’s own No holds, and only the person can lift it',
  others_said_no: 'a No of an import, the API or a backend holds, and a later Yes with proof lifts it',
  said_later: 'a later statement holds, or a No of the same moment',
  stopped: 'the person stopped all messages, and only the person can end the stop',
  former_holder: 'somebody else had the number when this was said, so it is theirs',
  released: 'the person gave the number up',
  erased: 'the person was erased',
} as const
export type KeptOutReason = keyof typeof KEPT_OUT_MEANINGS

/** Why a statement can't be recorded at all. */
export const REFUSED_MEANINGS = {
  time_missing: 'a Yes, a return or a resume needs the time at which the person said it',
  topic_archived: 'the business has archived the topic',
  topic_required: 'the topic is required, so nobody can choose it',
} as const
export type RefusedReason = keyof typeof REFUSED_MEANINGS

/** Why a row of a file, or one answer in a row, can't be read. */
export const ROW_REFUSED_MEANINGS = {
  phone_missing: 'the row has no phone number and no BSUID',
  phone_unreadable:
    'the cell holds no phone number, one that may belong to two people, or one of another country than the row names as that of the number',
  country_unreadable:
    'the number has no country code, no `country` was given, and the row names a country by no dial code, ISO code or name that we know; a No is refused so only where that is the country of the number, or where it is no number of the business’s country',
  phone_several: 'the cell holds two phone numbers',
  topic_missing: 'the row has no topic',
  unknown_topic: 'the business has no topic with this id or key',
  ...REFUSED_MEANINGS,
  answer_missing: 'the row has no answer',
  answer_unreadable: 'the answer is neither Yes nor No',
  says_nothing: 'the answer is No in a column that says who refused, which says nothing about consent',
  time_unreadable: 'the cell holds no time',
  refused_beside:
    'the row has a refusal beside its Yes, or may have one: a later time of refusal, a No in another column of consent, or anything but a No or an earlier time in a column that is, or may be, one of refusals (where "si no" in its name may mean "if not", a No too)',
  wrong_columns: 'the row has more or fewer cells than the header',
  line_too_long: 'the line is too long',
  wrong_quotes: 'a cell has a quotation mark inside it',
  quote_not_closed: 'a quotation mark is never closed',
  invalid_json: 'the line is not a JSON object, has a name twice, or is nested more than 64 levels deep',
} as const
export type RowRefusedReason = keyof typeof ROW_REFUSED_MEANINGS

/** Why an answer that was taken may be another person's: its number had no country code. */
export const GUESSED_MEANINGS = {
  country_assumed: 'the number was read as one of your country, or of the country where its person lives',
  number_unlikely:
    'the number was read as one of another country, and looks like one of yours with a typing mistake, or like none',
} as const
export type GuessedReason = keyof typeof GUESSED_MEANINGS

/** Returns the words of a table with their meanings, as text for a description. */
export const meanings = (table: Readonly<Record<string, string>>): string =>
  Object.entries(table)
    .map(([word, meaning]) => `\`${word}\`: ${meaning}`)
    .join('; ')

/** Returns the words of a table, for an enum. */
export const wordsOf = <Word extends string>(table: Readonly<Record<Word, string>>) => Object.keys(table) as [Word]

export interface EffectOutcome {
  outcome: Exclude<StatementOutcome, 'refused'>
  reason: KeptOutReason | null
}

/**
 * Returns the outcome of one statement of a ledger line. A line does not record whose No keeps an answer out, so
 * `kept_out` has no reason then.
 */
export function presentOutcome(effect: Effect): EffectOutcome {
  switch (effect.outcome) {
    case 'set':
    case 'reaffirmed':
    case 'renewed':
      return { outcome: 'taken', reason: null }
    case 'none':
      return saysWhatHolds(effect)
        ? { outcome: 'unchanged', reason: null }
        : { outcome: 'kept_out', reason: 'said_later' }
    case 'kept_out':
      return { outcome: 'kept_out', reason: null }
  }
}

/** Returns whether a statement that arrived too late says the same as the later one that holds. */
function saysWhatHolds(effect: Effect): boolean {
  switch (effect.on) {
    case 'answer':
      return effect.said.answer === effect.before?.answer
    case 'stop':
    case 'provider_stop':
      return effect.said.on === effect.before?.on
    case 'pause':
      return effect.said.until === effect.before?.until
    case 'pending':
    case 'release':
    case 'erasure':
      return false
  }
}

/** The present names of the reasons that earlier versions stored under other names. */
const RENAMED: Readonly<Record<string, string>> = {
  refused_by_person: 'person_said_no',
  refused_since: 'others_said_no',
  agreed_since: 'said_later',
  topic_unknown: 'unknown_topic',
  when_missing: 'time_missing',
  when_unreadable: 'time_unreadable',
}

/** Returns the present name of a stored reason in the report of an import. */
export const presentRowReason = (stored: string): string => RENAMED[stored] ?? stored
