import type { TopicsWords } from './shape'

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })
const ENDINGS: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
const nth = (place: number) => `${place}${ENDINGS[ordinals.select(place)] ?? 'th'}`

/** "1 person", "2,130 people". */
const people = (count: string) => (count === '1' ? '1 person' : `${count} people`)
const have = (count: string) => (count === '1' ? 'has' : 'have')

export const en: TopicsWords = {
  title: 'Topics',
  lead: 'What people can agree to, in the order they see it.',
  create: 'New topic',
  list: {
    order: 'Order',
    how: 'Drag by the dots, or use the arrows. Changes go live at once.',
    keysBefore: 'With the keyboard:',
    keysAfter: 'on a topic.',
    reach: (count) => (count === '1' ? '1 person may be messaged now' : `${count} people may be messaged now`),
    numbers: 'The numbers show how many people may be messaged now.',
    drag: 'Drag to move',
    up: (topic) => `Move ${topic} up`,
    down: (topic) => `Move ${topic} down`,
    moved: (topic, place, of) => `${topic} is now ${nth(place)} of ${of}. People see the new order from now on.`,
    stays: (topic, place, of) => `${topic} stays ${nth(place)} of ${of}.`,
    gone: 'That topic is no longer on the page: somebody archived it. This is the current order.',
    archived: 'Archived',
    archivedLead: 'They are not on the page, and nothing about them may be sent. Every answer is kept.',
    archivedMore: (count) => `Show all ${count}`,
    empty: { title: 'No topics yet', text: 'A topic is one kind of message that people can agree to or refuse.' },
  },
  policies: {
    opt_in: {
      line: 'Silent until agreed',
      label: 'Silent until they agree',
      text: 'The safe choice, and the only one for most marketing.',
    },
    opt_out: {
      line: 'Sent until refused',
      label: 'Sent until they refuse',
      text: 'For marketing you must state the legal basis.',
    },
    required: {
      line: 'Required',
      label: 'Required, can’t be switched off',
      text: 'Never for marketing. The page says why.',
    },
  },
  categories: { marketing: 'marketing', utility: 'utility', authentication: 'authentication' },
  paused: 'paused',
  editor: {
    newTitle: 'New topic',
    newLead: 'It appears last on the page. You can move it afterwards.',
    since: (date) => `On the page since ${date}`,
    textChanges: (count) =>
      count === 0 ? 'text never changed' : count === 1 ? 'text changed once' : `text changed ${count} times`,
    archivedSince: (date) => `Archived on ${date}`,
    languages: 'Language of the text',
    problems: (count) => (count === 1 ? '1 to correct' : `${count} to correct`),
    key: 'Key',
    keyHint: 'What your systems call it. It never changes. If empty, it is made from the name.',
    name: 'Name',
    description: 'What comes',
    descriptionHint: 'One plain sentence, as you would say it at the counter.',
    frequency: 'How often',
    frequencyHint: 'For example “Once a month”. People leave when they can’t tell how much is coming.',
    reason: 'Why it can’t be switched off',
    reasonHint: 'The page shows this to everybody, even to people who stopped everything.',
    legalBasis: 'Legal basis',
    legalBasisHint: 'Why you may send it to people who were not asked, for example legitimate interest.',
    basis: 'The basis in plain words',
    basisHint: 'Optional. Without it the page shows the legal basis as written above.',
    policy: 'Until somebody answers',
    category: 'WhatsApp’s category',
    categoryHint: 'The category of the templates sent for this topic.',
    save: 'Save',
    create: 'Put it on the page',
    discard: 'Discard',
    viewer: 'Editors can change this.',
  },
  problems: {
    some: 'Nothing was saved yet. Correct the marked fields.',
    missing: {
      name: 'Give it a name.',
      description: 'Say what you send.',
      frequency: 'Say how often you send it, for example “Once a month”.',
      reason: 'Say why it can’t be switched off.',
      basis: 'State the basis, or leave it out.',
      legalBasis: 'Marketing that is sent until refused needs a legal basis, in words.',
      key: 'Give it a key.',
    },
    tooLong: (most) => `Use ${most} characters at most.`,
    noMarketing: 'Marketing can always be refused: choose another category, or another policy.',
    forSome: 'A topic that only some people see stays silent until they agree. Let everybody see it first.',
    key: 'Use lower-case letters a to z, digits and single underscores.',
    control: 'There is an invisible control character in this text. Type it again.',
    keyTaken: (key, topic) => `${topic} already has the key ${key}. Choose another one.`,
    keyArchived: (key, topic) =>
      `The archived topic ${topic} has the key ${key}. Bring it back, or choose another key.`,
    tooMany: (most) => `A page can have at most ${most} topics. Archive one first.`,
    unknown: 'That topic is no longer there: somebody archived it. Reload the page.',
    lastTopic: 'This is the only topic on the page. Create another one first.',
    notCounted:
      'We are still counting people, so we can’t say how many this affects. Nothing was changed; try again in a few minutes.',
    required: 'A required topic can’t be paused.',
    paused: 'This topic is paused, and a required one is always sent. Resume it first.',
    restoreTexts: 'It has no text in a language that was added since then. Create it again with another key.',
  },
  effect: {
    title: 'What changes, and for whom',
    created: 'Who will receive it',
    stops: (count, reason, topic) => {
      const end = `they stop receiving ${topic}.`
      switch (reason) {
        case 'no_opt_in':
          return `${people(count)} ${have(count)} not answered: ${end}`
        case 'opted_out':
          return `${people(count)} refused it: ${end}`
        case 'stopped':
          return `${people(count)} stopped everything: ${end}`
        case 'paused':
          return `${people(count)} paused everything: ${end}`
        case 'provider_stop':
          return `${people(count)} stopped offers in WhatsApp: ${end}`
        default:
          return `${people(count)}: ${end}`
      }
    },
    starts: (count, reason, topic) => {
      switch (reason) {
        case 'not_refused':
          return `${people(count)} ${have(count)} not refused: they may be sent ${topic} from now on.`
        case 'required':
          return `${people(count)}: they may be sent ${topic} from now on and can’t refuse it.`
        default:
          return `${people(count)}: they may be sent ${topic} from now on.`
      }
    },
    agreed: (count) => `${people(count)} agreed: nothing changes. Their agreement keeps the text they saw.`,
    refused: (count) => `${people(count)} refused: nothing changes.`,
    rest: (count) => `${people(count)} more: nothing changes.`,
    nobody: 'Nobody is affected: what may be sent stays the same.',
    follows: 'Checks through Sayso use it at once; backends follow step by step.',
    counted: (time) => `Counted ${time}. What people answered later is not in these numbers.`,
    button: (stops, starts) => {
      const parts = [
        ...(stops.count > 0 ? [`${stops.text} stop receiving it`] : []),
        ...(starts.count > 0 ? [`${starts.text} may be sent it`] : []),
      ]
      return `Save: ${parts.join(', ')}`
    },
  },
  newer: {
    title: (by) => `${by ?? 'Somebody'} changed this topic while you were editing. Nothing of yours was saved yet.`,
    changed: (field, was, now) => `${field}: was “${was}”, is now “${now}”.`,
    contested: (field, was, now, mine) => `${field}: was “${was}”, is now “${now}”. You wrote “${mine}”.`,
    nothing: 'nothing',
    mine: 'Save, keeping mine where we differ',
    theirs: 'Save, keeping theirs where we differ',
    both: 'Save both changes',
  },
  inLanguage: (field, language) => `${field} (${language})`,
  fields: { policy: 'Until somebody answers', category: 'WhatsApp’s category', legalBasis: 'Legal basis' },
  done: {
    saved: 'Saved. The page shows it from now on.',
    unchanged: 'Nothing was different, so nothing was saved.',
    created: (topic) => `${topic} is now on the page.`,
    undone: 'Undone.',
    paused: (topic) => `${topic} is paused: nothing about it may be sent until you resume it.`,
    resumed: (topic) => `${topic} may be sent again.`,
    archived: (topic) => `${topic} is archived.`,
    restored: (topic) => `${topic} is back on the page.`,
    newer: 'It was changed again in the meantime, so nothing was undone.',
  },
  pause: {
    title: 'Pause this topic',
    text: 'Nothing about it may be sent to anybody until you resume it. Answers stay, and the page says that it is paused.',
    button: 'Pause',
    resumeText: 'It is paused: nothing about it may be sent to anybody. Answers are kept.',
    resumeButton: 'Resume',
  },
  archive: {
    title: 'Archive this topic',
    text: 'It leaves the page and nothing of it may be sent. Every answer stays in the ledger.',
    button: (topic) => `Archive ${topic}…`,
    ask: (topic) => `Archive ${topic}?`,
    askLine: (count) => `${people(count)} may be messaged about it now; after that, nobody.`,
    askNobody: 'Nobody may be messaged about it now.',
    back: 'You can bring it back at any time, with every answer as it was.',
    confirm: ({ count, text }) => (count === 0 ? 'Archive it' : `Archive it for ${people(text)}`),
  },
  restore: {
    title: 'Bring this topic back',
    text: 'It comes back to the end of the page, with every answer as it was.',
    button: (topic) => `Bring ${topic} back`,
    ask: (topic) => `Bring ${topic} back?`,
    confirm: ({ text }) => `Bring it back for ${people(text)}`,
  },
}
