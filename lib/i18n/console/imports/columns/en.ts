import type { ColumnsWords } from './shape'

/** How refusals are recorded that a column may hold. */
const recording = (isWide: boolean) =>
  [
    isWide
      ? 'To record them, import the column first as the answer, for one topic at a time, and then take it out of the file.'
      : 'To record them, choose “Answer, yes or no” for the column and, if asked, say what a yes means.',
    'If it says when people refused, choose “When they said no”.',
  ].join(' ')

export const en: ColumnsWords = {
  title: '1 · What the columns mean',
  aside: 'Found by their names; change what is wrong',
  column: 'Column',
  use: 'Read as',
  samples: 'First values',
  more: (count) => (count === '1' ? '1 more column is left out.' : `${count} more columns are left out.`),
  effects: {
    numberCountry: 'Country of the number',
    personCountry: 'Country of the person',
    refusals: 'Possible refusals',
    either: 'A yes or a no may refuse',
    denied: 'Anything but a yes refuses',
    answers: 'Only checked for a no',
  },
  alsoCount: 'These columns count as well',
  notes: {
    numberCountry: () => ({
      does: 'A number without a country code is read as one of the country in its row.',
      rest: '',
    }),
    personCountry: () => ({
      does: 'Where the country in the row is not the one chosen below, a number without a country code is read as one of the country that it fits better, and the report lists it as a guess. A yes then counts only if that is the country in the row.',
      rest: 'People keep their number when they move. If the number fits both countries equally well, a no counts only if you picked a country at “Numbers without a country code are from” yourself. Write such numbers with their country code.',
    }),
    refusals: (isWide) => ({
      does: 'A yes counts only where this cell of its row is empty, says no, or holds a date before the yes. The refusals themselves are not recorded.',
      rest: recording(isWide),
    }),
    either: (isWide) => ({
      does: 'A yes counts only where this cell of its row is empty or holds a date before the yes. The name can be read two ways, so a yes or a no in it may be the refusal. The refusals themselves are not recorded.',
      rest: recording(isWide),
    }),
    denied: (isWide) => ({
      does: 'A yes counts only where this cell of its row is empty or says yes. The name of the column says that the person has not refused, so a no in it is a refusal. The refusals themselves are not recorded.',
      rest: recording(isWide),
    }),
    answers: (isWide) => ({
      does: 'Where this cell of its row says that the person refused, a yes does not count. Nothing else in it is read.',
      rest: isWide ? '' : 'If such a column holds the answers, choose “Answer, yes or no” for it.',
    }),
  },
  rest: 'More about this',
  remove: 'Is one of them about something else? Remove it from the file, and send the file again.',
  named: (name) => `“${name}”`,
  others: (count) => (count === '1' ? '1 other' : `${count} others`),
}
