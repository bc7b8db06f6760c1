import type { Words } from './shape'

const countEn = (number: number, one: string, many: string) =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`

export const en: Words = {
  language: 'en',
  truncated: 'The file ends in the middle. It was cut off, perhaps while it was downloaded.',
  notUtf8: 'The file is not text in UTF-8.',
  notJson: (place) => `The file is not valid JSON: character ${place} does not belong there.`,
  tooDeep: (levels) => `The file is nested in more than ${levels} levels. No file of Sayso is.`,
  tooLarge: (bytes) => `The file, or one line of it, is larger than ${countEn(bytes, 'byte', 'bytes')}.`,
  doubled: (name) => `The name “${name}” is there twice in one object. Two programs could read that differently.`,
  wrongField: (name) => `The field “${name}” is missing or has a value of another kind.`,
  notOurs: () => 'This is not a receipt, an evidence pack or an export of Sayso.',
  laterFormat: (format) =>
    `This file was made by a later version (${format}). This verifier does not know it; get a newer one.`,
  notCanonical: 'The text of the line is not the one text that its content has (RFC 8785).',
  atLine: (line) => (sentence) => `Entry ${line.toLocaleString('en')}: ${sentence}`,
  noKey: 'There is no public key of a log in the key file.',
  badKey: (line) => `Line ${line} of the key file is not a public key.`,
  tooManyKeys: (most) => `The key file has more than ${most} lines.`,
  keptUnreadable: 'The checkpoint that you kept is not a checkpoint.',
  signed: (origin, size) => `A key that you trust signed the log ${origin} with ${countEn(size, 'entry', 'entries')}.`,
  signatureWrong: (origin) => `The signature is not that of your key for ${origin}. The checkpoint was changed.`,
  keyCompromised: (origin, since) =>
    `The checkpoint of ${origin} is signed with a key that others may have since ${since}. It proves nothing by itself.`,
  unknownKey: (origin, known) =>
    `The checkpoint of ${origin} is not signed with a key that you gave. Your keys are for: ${known.join(', ')}.`,
  otherBusiness: (origin) => `The proof is for the log ${origin}, which belongs to somebody else.`,
  witnessed: (name, time) => `The witness ${name} saw this checkpoint at ${time}.`,
  witnessWrong: (name) => `The signature of the witness ${name} is not real.`,
  keptNotCompared: (origin, size) =>
    `Nothing was compared with the checkpoint that you kept (${origin}, ${countEn(size, 'entry', 'entries')}). An export of the whole log ${origin} can be.`,
  sameAsKept: 'It is the checkpoint that you kept.',
  extendsKept: (size) => `The first ${countEn(size, 'entry is', 'entries are')} those of the checkpoint that you kept.`,
  fork: (size, root) =>
    `The log has a fork: with ${countEn(size, 'entry', 'entries')} it had another root (${root}) than the checkpoint that you kept. Somebody was shown another history.`,
  shrunk: (size, kept) =>
    `The log became shorter: it has ${countEn(size, 'entry', 'entries')}, and the checkpoint that you kept has ${kept.toLocaleString('en')}.`,
  included: {
    line: (place, size) =>
      `The line is entry ${place.toLocaleString('en')} of ${size.toLocaleString('en')} of this log.`,
    checkpoint: (place, size) =>
      `This log has the business’s checkpoint as entry ${place.toLocaleString('en')} of ${size.toLocaleString('en')}.`,
  },
  notIncluded: (origin) => `The log ${origin} does not have it: the path to the root is wrong.`,
  proofUnreadable: 'The proof is not in the form c2sp.org/tlog-proof@v1.',
  noProofYet: (expected) =>
    `There is no proof in it yet. The log is signed about every minute (expected by ${expected}): get the receipt again.`,
  lineHolds: 'The line is as it was sealed.',
  lineChanged: 'The line was changed: its text does not have the hash that it was sealed with.',
  labelsHold: 'What the file says about the line is what the line says.',
  labelDiffers: (field) => `The field “${field}” is not what the line says.`,
  noticesHold: (number) =>
    `${countEn(number, 'text that was shown has', 'texts that were shown have')} the sealed hash.`,
  noticeChanged: (hash) => `The text under the hash ${hash}… is not the one that was shown.`,
  noticeForeign: (hash) => `The line does not name the text ${hash}….`,
  noticeMissing: (hash) => `The text ${hash}… is not in the file, so what it said is not shown.`,
  openingHolds: (name) => `What is sealed as “${name}” is what the file shows.`,
  openingDiffers: (name) => `What is sealed as “${name}” is not what the file shows.`,
  chainHolds: (contact, lines) => `The chain of ${contact} is whole: ${countEn(lines, 'line', 'lines')}.`,
  chainBroken: (contact, seq) => `The chain of ${contact} is broken: line ${seq} was changed, removed or moved.`,
  chainForeign: (contact, seq) =>
    `Line ${seq} in the chain of ${contact} belongs to another person, place or business.`,
  headDiffers: (contact) => `The chain of ${contact} does not end where the file says. Its last lines are missing.`,
  mergedMissing: (contact, other) =>
    `The chain of ${contact} was joined with the chain of ${other}, and the file lacks that chain or a part of it.`,
  chainOfOther: (contact) => `Nothing shows that the chain of ${contact} is of the same person as the first chain.`,
  evidenceHolds: (number) => `${countEn(number, 'piece of evidence is', 'pieces of evidence are')} as sealed.`,
  evidenceChanged: (seq) => `The evidence of line ${seq} is not what was sealed.`,
  evidenceGone: (number) =>
    `${countEn(number, 'piece of evidence is', 'pieces of evidence are')} not in the file: deleted after the time, or with the person. The lines still hold.`,
  linesProven: (lines) => `${countEn(lines, 'line is', 'lines are')} in the signed log.`,
  linesOpen: (lines) =>
    lines === 1
      ? '1 line is in no signed checkpoint: it is very new, or somebody added it.'
      : `${lines.toLocaleString('en')} lines are in no signed checkpoint: they are very new, or somebody added them.`,
  nothingSigned: 'Nothing in the file is signed, so the business could have made all of it today.',
  endNotProven:
    'Whether the person has later lines than these is not shown by this file. Only an export of the whole log shows it.',
  standingsNotProven:
    'What the file says about today (allowed or not) is worked out by the business. Only the lines are proven.',
  outOfOrder: 'the entries are not in their order.',
  gap: 'an entry is missing before this one.',
  moreThanSigned: 'there are more entries than were signed.',
  tooFew: (lines, size) =>
    `The export is not whole: it has ${countEn(lines, 'entry', 'entries')}, and ${size.toLocaleString('en')} were signed.`,
  partOfLog: 'This is a part of the log. Only an export of the whole log shows that none is missing.',
  linesMixed: (lines) => `${countEn(lines, 'line has', 'lines have')} no proof, and the export is not the whole log.`,
  chainForked: (contact, seq) => `line ${seq} of ${contact} does not follow the line before it.`,
  chainsNotFollowed: 'There are more contacts than chains can be followed; the signed log was checked entirely.',
  exportHolds: (lines) =>
    `${lines === 1 ? 'The one line is' : `All ${lines.toLocaleString('en')} lines are`} as signed: none was changed, removed, added or moved.`,
  exportDiffers: 'The lines are not those that were signed: at least one was changed, removed, added or moved.',
  recordsHold(count, signers) {
    const records = countEn(count, 'consent record is', 'consent records are')
    return `${records} as signed by ${signers.join(', ')}.`
  },
  recordsNotWhole: 'Each record is signed by itself. Only an export of the log shows that none is missing.',
  recordUnknownKey: (method, known) =>
    `it is signed with ${method}, which is not a key that you gave. Yours: ${known.join(', ') || '–'}.`,
  recordChanged: 'it was changed: the signature is not of this text.',
  badCertificate: 'A file of certificates holds none that can be read, or too many.',
  lineStamped: (at, authority) => `The line existed before ${at}, according to ${authority}.`,
  entriesStamped: (size, at, authority) =>
    `The first ${countEn(size, 'entry', 'entries')} existed before ${at}, according to ${authority}.`,
  stampNotChecked: (at, authority) =>
    `A time stamp says “before ${at}, according to ${authority}”. It was not checked: none of your files vouches for this authority. Give its certificate with the keys.`,
  stampUnreadable: 'The time stamp can’t be read.',
  stampOther: 'The time stamp is of something else.',
  stampForged: 'The time stamp is forged: it was not signed by an authority with such a certificate.',
  allHolds: 'Everything that was checked holds.',
  notAllHolds: 'This does not hold.',
  says: 'The line says',
  kinds: {
    preferences: 'Preferences were saved',
    stop: 'All messages were stopped',
    return: 'Messages were asked for again',
    pause: 'Messages were paused',
    resume: 'A pause was ended',
    undo: 'A change was undone',
    reason: 'A reason was given',
    release: 'The number was released',
    erasure: 'The person was erased',
    merged: 'Two records were joined',
    provider_stop: 'WhatsApp’s own stop was switched on',
    provider_resume: 'WhatsApp’s own stop was switched off',
    confirmation_request: 'A confirmation was asked for',
    confirmation: 'A choice was confirmed',
  },
  answers: { in: 'yes', out: 'no', none: 'withdrawn' },
  usage: `Usage: sayso-verify <receipt, pack or export>
        --key <public keys, certificate> [--checkpoint <kept checkpoint>] [--lang en|es|pt-BR]
Ends with 0 if everything holds, else with 1. Needs no network.`,
  unreadable: (file) => `The file ${file} can’t be read.`,
  page: {
    title: 'Check a receipt',
    lead: 'Check by yourself what a business recorded. Nothing leaves this device.',
    file: 'Receipt, evidence pack or export',
    fileHelp: 'For example sayso-….receipt.json',
    keys: 'Public key of the business',
    keysHelp:
      'Not from the person who gave you the receipt: from the business’s own address, or a copy you kept. The certificate (PEM) of a time stamp authority goes here as well.',
    kept: 'A checkpoint that you kept (if you have one)',
    keptHelp: 'Shows whether the log was rewritten since then.',
    language: 'Language',
    check: 'Check',
    checking: 'Checking…',
    marks: { holds: 'Holds', fails: 'Fails', note: 'Note' },
    results: 'Result',
    ownArithmetic: 'This browser has no Ed25519 of its own. The signature was checked by arithmetic on this page.',
    offline: 'This page works from a disk, without a network. Save it and open it years from now.',
    noScript: 'This page calculates with a script. Switch scripts on, or use the program sayso-verify.mjs.',
    failed: 'The file could not be read. Choose it again.',
  },
}
