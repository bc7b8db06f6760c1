import { readmeText } from './readme-text'
import type { BusinessWords } from './shape'

const FILES = [
  [
    'configuration.json',
    'topics with their texts, brand, languages, backends, senders, templates, members, API keys. No secrets.',
  ],
  ['consents.csv', 'what holds for each person and topic. It can be imported again.'],
  ['contacts.ndjson', 'every person with all numbers and ids, also former ones.'],
  ['ledger.ndjson', 'every sealed line: who said what, when and how, chained by hashes.'],
  ['evidence.ndjson', 'the words and circumstances behind the lines, in clear text.'],
  ['notices.ndjson', 'the texts that people were shown, by the hash that the lines name.'],
  ['sources.ndjson', 'the campaigns, flows and templates that lines name.'],
  ['audit.ndjson', 'who of your team changed what, and when.'],
] as const

export const en: BusinessWords = {
  title: 'Business',
  lead: 'Try things without reaching anybody, take out everything you have, or close the business.',
  test: {
    title: 'Test mode',
    text: 'Test keys act on a test business: a copy of your topics and texts, without your people and without backends.',
    points: [
      'What a test key does reaches no real person and changes no real consent.',
      'The copy follows your topics, texts and brand by itself.',
      'Links that a test key makes open the real page, with made-up people.',
    ],
    none: 'It does not exist yet. Your first test key creates it.',
    there: 'It exists, and follows your changes.',
    keys: 'API keys',
  },
  archive: {
    title: 'Take everything out',
    text: 'One ZIP archive with everything Sayso keeps for this business. It is made while you download it.',
    files: FILES,
    care: 'It holds names, numbers and people’s words in clear text. Keep it as safe as the originals. The audit log notes that you took it.',
    button: 'Download the archive',
    readme: readmeText('Everything that Sayso keeps for this business.', FILES, [
      'Files that end in .ndjson have one JSON object on each line, in UTF-8. Times are in ISO 8601.',
      'The hash of a line is over its payload to the byte; prev is the hash of the line before it.',
      'The digest of evidence is the SHA-256 of its salt (base64url here), followed by its text.',
      'The files were read one after another: a change that was saved meanwhile may be in one and not in another.',
      'The archive holds personal data in clear text. Keep it safe, and delete it when it is not needed any more.',
    ]),
  },
  proven: 'Confirmed. Now press the button again.',
  closing: {
    title: 'Close the business',
    text: 'For 14 days an owner can still keep it, with one button. After that it cannot be undone.',
    parts: [
      [
        'At once',
        [
          'Nothing may be sent: every check says no, even for topics that are always on, and connected systems are told.',
          'Imports, new links and changes to topics are refused. API keys can still read.',
          'Links that people already have still open, and they can still stop everything. What they say is recorded.',
        ],
      ],
      [
        'After 14 days',
        [
          'Backends are turned off, API keys and invitations end, and nobody works here any more.',
          'Take everything out before then: afterwards you cannot.',
        ],
      ],
      [
        'What stays',
        [
          'The proof of what people said, their numbers and their pages, for as long as proof is kept here.',
          'Then each person is erased; those who never said anything are erased at once. On your order the operator of this installation erases everybody earlier.',
          'A code that names nobody, so that an erased person is not messaged again.',
        ],
      ],
    ],
    name: (name) => `Type the name of the business: ${name}`,
    nameHint: 'So that nobody closes the wrong one.',
    button: 'Close the business',
    begun: (day) => `The business will be closed on ${day}. From now on nothing may be sent.`,
    begunAlready: (day) => `Somebody has already started this. The business will be closed on ${day}.`,
    otherName: 'This is not the name of the business. Nothing was changed.',
    until: (day) =>
      `This business will be closed on ${day}. Until then an owner can keep it, and everything is as before.`,
    keep: 'Keep the business',
    kept: 'The business stays. Everything is as it was before.',
    notClosing: 'Somebody has already kept the business. It is not being closed.',
    closed: 'The business is closed. This cannot be undone.',
  },
  otherBusiness:
    'You have switched to another business in the meantime, so nothing was taken out. Press the button again.',
}
