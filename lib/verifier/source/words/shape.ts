/** Everything that the verifier says, in one language. */
export interface Words {
  /** The language's code, for the page and for dates. */
  language: string
  // What a file is not.
  truncated: string
  notUtf8: string
  notJson(place: number): string
  tooDeep(levels: number): string
  tooLarge(bytes: number): string
  doubled(name: string): string
  wrongField(name: string): string
  notOurs(words: Words): string
  laterFormat(format: string): string
  notCanonical: string
  atLine(line: number): (sentence: string) => string
  // Keys and checkpoints.
  noKey: string
  badKey(line: number): string
  tooManyKeys(most: number): string
  keptUnreadable: string
  signed(origin: string, size: number): string
  signatureWrong(origin: string): string
  keyCompromised(origin: string, since: string): string
  unknownKey(origin: string, known: readonly string[]): string
  otherBusiness(origin: string): string
  witnessed(name: string, time: string): string
  witnessWrong(name: string): string
  keptNotCompared(origin: string, size: number): string
  sameAsKept: string
  extendsKept(size: number): string
  fork(size: number, root: string): string
  shrunk(size: number, kept: number): string
  included: Readonly<Record<'line' | 'checkpoint', (place: number, size: number) => string>>
  notIncluded(origin: string): string
  proofUnreadable: string
  noProofYet(expected: string): string
  // A line and what is around it.
  lineHolds: string
  lineChanged: string
  labelsHold: string
  labelDiffers(field: string): string
  noticesHold(count: number): string
  noticeChanged(hash: string): string
  noticeForeign(hash: string): string
  noticeMissing(hash: string): string
  openingHolds(name: string): string
  openingDiffers(name: string): string
  // A pack.
  chainHolds(contact: string, lines: number): string
  chainBroken(contact: string, seq: number): string
  chainForeign(contact: string, seq: number): string
  headDiffers(contact: string): string
  mergedMissing(contact: string, other: string): string
  chainOfOther(contact: string): string
  evidenceHolds(count: number): string
  evidenceChanged(seq: number): string
  evidenceGone(count: number): string
  linesProven(lines: number): string
  linesOpen(lines: number): string
  nothingSigned: string
  endNotProven: string
  standingsNotProven: string
  // An export.
  outOfOrder: string
  gap: string
  moreThanSigned: string
  tooFew(lines: number, size: number): string
  partOfLog: string
  linesMixed(lines: number): string
  chainForked(contact: string, seq: number): string
  chainsNotFollowed: string
  exportHolds(lines: number): string
  exportDiffers: string
  // Signed consent records.
  recordsHold(count: number, signers: readonly string[]): string
  recordsNotWhole: string
  recordUnknownKey(method: string, known: readonly string[]): string
  recordChanged: string
  // The result as a whole.
  badCertificate: string
  /** A time stamp: `at` is an ISO time, `authority` the name in its certificate. */
  lineStamped(at: string, authority: string): string
  entriesStamped(entries: number, at: string, authority: string): string
  stampNotChecked(at: string, authority: string): string
  stampUnreadable: string
  stampOther: string
  stampForged: string
  allHolds: string
  notAllHolds: string
  says: string
  kinds: Readonly<Record<string, string>>
  answers: Readonly<Record<string, string>>
  // The program.
  usage: string
  unreadable(file: string): string
  // The page.
  page: {
    title: string
    lead: string
    file: string
    fileHelp: string
    keys: string
    keysHelp: string
    kept: string
    keptHelp: string
    language: string
    check: string
    checking: string
    marks: Readonly<Record<'holds' | 'fails' | 'note', string>>
    results: string
    ownArithmetic: string
    offline: string
    noScript: string
    failed: string
  }
}
