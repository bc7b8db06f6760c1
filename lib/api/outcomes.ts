import type { Effect } from '@/lib/consent/types'

/**
 * What became of something that was said, in one set of words: in the response of a call that records it, in the report
 * of an import, in a contact's history, in events and in the evidence. The ledger's sealed lines have words of their own
 * (`Outcome` in lib/consent); `presentOutcome` translates them.
 */
export const OUTCOME_MEANINGS = {
  taken: 'it counts: it is news, or says the same again with a newer time, another text or other proof',
  unchanged: 'it says what is on record already',
  kept_out: 'it was understood and does not count, because something else holds; the reason says what',
  refused: 'it can’t be said, or can’t be read; nothing of it was written',
} as const
export type StatementOutcome = keyof typeof OUTCOME_MEANINGS

/** Why something that was understood does not count. */
export const KEPT_OUT_MEANINGS = {
  person_said_no: 'the person’s own No holds, and only they lift it',
  others_said_no: 'a No of an import, the API or a backend holds; a later Yes with proof lifts it',
  said_later: 'something that was said later holds, or a No of the same moment',
  stopped: 'the person stopped everything, and only they return',
  released: 'the number was given up by its holder',
  erased: 'the person was erased',
} as const
export type KeptOutReason = keyof typeof KEPT_OUT_MEANINGS

/** Why something can't be said at all. */
export const REFUSED_MEANINGS = {
  time_missing: 'a Yes, a return or a resume needs the time at which it was said',
  topic_archived: 'the topic is not offered any more',
  topic_required: 'the topic can’t be chosen',
} as const
export type RefusedReason = keyof typeof REFUSED_MEANINGS

/** Why a row of a file, or one answer of it, can't be read. */
export const ROW_REFUSED_MEANINGS = {
  phone_missing: 'no number, BSUID or contact',
  phone_unreadable: 'no number, or one that may be two people’s',
  phone_several: 'two numbers in one cell',
  topic_missing: 'no topic',
  unknown_topic: 'the business has no topic of that id or key',
  ...REFUSED_MEANINGS,
  answer_missing: 'no answer',
  answer_unreadable: 'neither Yes nor No',
  says_nothing: 'No in a column that says who refused',
  time_unreadable: 'no time',
  refused_beside: 'the row tells of a refusal beside its Yes: a later time of one, or a No in another column',
  wrong_columns: 'more or fewer cells than the header',
  line_too_long: 'a line that is too long',
  wrong_quotes: 'a quote inside a cell',
  quote_not_closed: 'a quote that is never closed',
  invalid_json: 'a line that is no JSON object',
} as const
export type RowRefusedReason = keyof typeof ROW_REFUSED_MEANINGS

/** Why an answer that was taken may be another person's: its number named no country. */
export const GUESSED_MEANINGS = {
  country_assumed: 'the number was read as one of your country',
  number_unlikely:
    'the number was read as one of another country, and looks like one of yours with a typing mistake, or like none',
} as const
export type GuessedReason = keyof typeof GUESSED_MEANINGS

/** Words with what they mean, for a description. */
export const meanings = (table: Readonly<Record<string, string>>): string =>
  Object.entries(table)
    .map(([word, meaning]) => `\`${word}\`: ${meaning}`)
    .join('; ')

/** The words of a table, for an enum. */
export const wordsOf = <Word extends string>(table: Readonly<Record<Word, string>>) => Object.keys(table) as [Word]

export interface EffectOutcome {
  outcome: Exclude<StatementOutcome, 'refused'>
  reason: KeptOutReason | null
}

/** What a line of the ledger tells of one statement. Whose No keeps an answer out stands in no line: then no reason is told. */
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

/** Whether what came too late says the same as what was said later. */
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

/** What reasons of rows are called now, by what earlier versions stored. */
const RENAMED: Readonly<Record<string, string>> = {
  refused_by_person: 'person_said_no',
  refused_since: 'others_said_no',
  agreed_since: 'said_later',
  topic_unknown: 'unknown_topic',
  when_missing: 'time_missing',
  when_unreadable: 'time_unreadable',
}

/** The reason of a row in the report of an import, as it was stored. */
export const presentRowReason = (stored: string): string => RENAMED[stored] ?? stored
