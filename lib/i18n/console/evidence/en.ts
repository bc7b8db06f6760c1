import { numbersIn } from '@/lib/i18n/console/numbers'
import type { EvidenceWords } from './shape'

const number = numbersIn('en')
const lines = (count: number) => (count === 1 ? '1 line' : `${number(count)} lines`)

export const en: EvidenceWords = {
  title: 'Evidence',
  lead: 'Every choice is a sealed line. The lines are signed, so that somebody else can check them without you.',
  covered: {
    title: 'What is signed',
    off: 'Nothing is signed yet',
    offText: 'An operator sets the signing key. Until then the ledger is sealed, and only you can check it.',
    none: 'No line has been signed yet',
    noneText: 'The first checkpoint is made about a minute after the first choice.',
    lines: (count) => `${lines(count)} signed`,
    linesText: 'None of them can be changed, removed or moved without being noticed.',
    last: 'Last checkpoint',
    age: (minutes) =>
      minutes < 1
        ? 'less than a minute ago'
        : minutes < 60
          ? `${minutes} min ago`
          : minutes < 2880
            ? `${Math.floor(minutes / 60)} h ago`
            : `${Math.floor(minutes / 1440)} days ago`,
    waiting: (count, isMore) => `${isMore ? 'More than ' : ''}${lines(count)} newer than the last checkpoint`,
    nothingWaits: 'Every line is signed',
    stamped: 'Last time stamp',
    stampedBy: (authority) => `according to ${authority}`,
    late: 'Lines have waited for more than five minutes. People can save their choices as always.',
    since: 'since',
    everywhere: 'all businesses of this installation',
    problems: {
      key_unreadable: 'The signing key can’t be read. An operator has to look at it.',
      signer_failed: 'The program that signs ended with an error.',
      signer_slow: 'The program that signs does not respond. It is asked again every minute.',
      memory_failed: 'What was signed last can’t be read or written outside of the database.',
      rolled_back:
        'The database has less than was signed before: it was set back. Nothing is signed until an operator decides.',
      tree_changed: 'The stored tree is not the one that was signed. Somebody changed the database.',
      line_missing: 'A line that was in the feed is no longer in the ledger.',
      witness_failed: 'A witness did not confirm the last checkpoint.',
      timestamp_failed:
        'The time stamp authority gives no time stamp. It is asked again; everything is signed as always.',
      timestamp_wrong: 'What the time stamp authority gave is no time stamp of ours, so it was not kept.',
    },
  },
  verify: {
    title: 'Verify now',
    text: 'Compares every line, its evidence and what the tables say with the seals. Changes nothing.',
    button: 'Verify now',
    holds: (count, people) =>
      `Whole. ${lines(count)} of ${people === 1 ? '1 person' : `${number(people)} people`}, and everything that follows from them, was read.`,
    differs: (count, first) =>
      `${count === 1 ? 'One thing does' : `${number(count)} things do`} not hold. First: ${first}`,
    tooMuch: 'There is too much to verify while you wait. An operator runs: npm run ledger:verify',
  },
  handOn: {
    title: 'What to hand on',
    text: 'Give this to anybody who should be able to check. It holds nothing personal.',
    key: 'Public key',
    keyAddress: 'Where anybody finds the key',
    checkpoint: 'The newest checkpoint. Anybody who keeps a copy can see later whether the ledger was rewritten.',
    verifier: 'Open the verifier',
    verifierText: 'A page and a program that check receipts and exports without a network. Both can be kept.',
  },
  exports: {
    title: 'Export for an auditor',
    text: 'Without days, everything is exported. The audit log records each export.',
    from: 'From day',
    to: 'To day',
    lines: 'Sealed lines',
    linesText: 'Every line with its proof. The verifier checks the file.',
    records: 'Consent records',
    recordsText: 'ISO/IEC TS 27560 as signed JSON-LD, one record for each person and topic.',
  },
  lookUp: {
    title: 'Look up a receipt',
    text: 'The reference is on the page after saving, on the receipt, and in the chat.',
    reference: 'Reference',
    button: 'Look up',
    unknown: 'No line has this reference.',
    several: 'More than one line has this short reference. Use the whole one from the file of the receipt.',
    found: (when, place) => `Recorded ${when}. It is entry ${number(place)} of the signed log.`,
    foundOpen: (when) => `Recorded ${when}. No checkpoint covers it yet.`,
    open: 'Open the person',
  },
}
