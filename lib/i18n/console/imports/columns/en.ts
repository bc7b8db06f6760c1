import type { ColumnsWords } from './shape'

const REMOVE = 'Remove a column that is about something else from the file, and send the file again.'

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
    answers: 'Only checked for a no',
  },
  notes: {
    numberCountry: (columns) =>
      `Country of the number, in ${columns}: a number without a country code is read as one of the country in its row. ${REMOVE}`,
    personCountry: (columns) =>
      `Country of the person, in ${columns}: where it differs from the one at “Numbers without a country code are from”, a number without a country code is read as one of the country whose numbering plan it fits better, and the report lists it as a guess. A yes counts only if that is the country in the row, because people keep their number when they move; if the number fits both equally well, a no counts only if you picked a country there yourself. Write such numbers with their country code. ${REMOVE}`,
    refusals: (columns, isWide) =>
      [
        `Possible refusals, in ${columns}: a yes counts only where this cell of its row is empty, says no, or holds a date before the yes. Where the name of a column contains “si no” and can be read two ways, a no refuses the yes too. The refusals themselves are not recorded.`,
        isWide
          ? 'To record them, import the column first as the answer, for one topic at a time, and then take it out of the file.'
          : 'To record them, choose “Answer, yes or no” for the column and, if asked, say what a yes means.',
        'If it says when people refused, choose “When they said no”.',
        REMOVE,
      ].join(' '),
    answers: (columns, isWide) =>
      [
        `Only checked for a no, in ${columns}: where this cell of its row says that the person refused, a yes does not count. Nothing else in it is read.`,
        ...(isWide ? [] : ['If such a column holds the answers, choose “Answer, yes or no” for it.']),
      ].join(' '),
  },
  named: (name) => `“${name}”`,
  others: (count) => (count === '1' ? '1 other' : `${count} others`),
}
