import type { LookWords } from './shape'

export const en: LookWords = {
  title: 'Look',
  lead: 'How your business appears on the page, and who people can turn to.',
  name: 'Name',
  nameHint: 'The name people know you by.',
  color: 'Colour',
  colorHint: 'Used for the switches and the Save button.',
  links: 'Links',
  helpUrl: 'How to reach a person',
  helpHint: 'An address that begins with https:, mailto: or tel:.',
  privacyUrl: 'Privacy notice',
  privacyHint: 'An https:// address. Optional.',
  linkPreview: 'Preview of a link',
  linkPreviewLead:
    'The line that WhatsApp shows below your name when somebody sees a link. If you leave it empty, we use our own.',
  controller: 'Who is responsible for the data',
  controllerLead: 'The page and every evidence document name them.',
  legalName: 'Legal name',
  address: 'Address',
  email: 'E-mail',
  jurisdiction: 'Country',
  jurisdictionHint: 'Two letters, like BR.',
  save: 'Save',
  discard: 'Discard',
  viewer: 'Editors can change this.',
  colorCheck: {
    good: (ratio) => `Contrast of text on it: ${ratio}:1. Easy to read.`,
    bad: {
      letters: (ratio) => `Text on it has a contrast of ${ratio}:1; to be readable it needs 4.5:1.`,
      seen: (ratio) => `Its contrast with the page is ${ratio}:1; to be visible a switch needs 3:1.`,
    },
    dark: (color) => `In dark mode the page uses ${color}.`,
    use: (color) => `Use ${color}`,
    ask: (color) => `${color} is too light for the page.`,
    shows: (color) => `If you keep it, the page uses ${color} instead.`,
    keep: (color) => `Keep ${color}`,
  },
  logo: {
    title: 'Logo',
    lead: 'A round picture at the top of the page.',
    none: 'No logo yet: the page shows initials.',
    alt: 'The logo as it is now',
    file: 'Picture',
    hint: 'PNG, JPEG or WebP, at most 900 kB. It is shown 44 pixels wide, so a simple square image works best.',
    upload: 'Use this picture',
    remove: 'Remove the logo',
    changed: 'The page shows the new logo from now on.',
    removed: 'The logo was removed. The page shows initials.',
    same: 'It is the same picture, so nothing was changed.',
    missing: 'Choose a picture first.',
    problems: {
      too_large:
        'This file is larger than 900 kB. Save the picture smaller, for example 500 pixels wide, and try again.',
      svg: 'An SVG drawing can contain programs, so it is not accepted. Export it as PNG, for example 500 pixels wide.',
      other_type: 'This is not a PNG, JPEG or WebP picture, whatever its name says. Export it as PNG.',
      too_many_pixels: 'This picture has more than 16 million pixels. Save it smaller, for example 500 pixels wide.',
      broken: 'This picture is damaged and can’t be shown. Export it again.',
    },
  },
  languages: {
    title: 'Languages',
    lead: 'The first one is used when we do not know which one a person reads.',
    first: 'first',
    acts: { first: 'Make first', remove: 'Remove' },
    add: (language) => `Add ${language}…`,
    madeFirst: (language) => `${language} is now the first language.`,
    removed: (language) => `${language} is no longer on the page. Its texts are kept.`,
    put: 'The languages are as they were before.',
    addTitle: (language) => `Add ${language}`,
    addLead: 'Every topic needs its text in the new language. When you save, the page offers it at once.',
    addButton: (language) => `Offer the page in ${language}`,
    added: (language) => `The page is now offered in ${language}.`,
    own: 'It now says',
  },
  sending: {
    title: 'Links and confirmations',
    lifetime: 'How many days a link works',
    lifetimeHint: (days) =>
      `Empty: ${days === 1 ? '1 day' : `${days} days`}, as set by the operator of this installation.`,
    lifetimeNote:
      'This also applies to links already sent. An older link shows no answers, but it can still stop messages, and it leads to a fresh link.',
    confirmations: 'Confirm a change in the chat',
    options: {
      where_said: {
        label: 'Where it was made',
        text: 'A change in the chat is confirmed in the chat; a change on the page is confirmed there.',
      },
      always: { label: 'Always', text: 'Changes on the page are also confirmed in the chat.' },
      never: { label: 'Never', text: 'No messages about changes.' },
    },
    optIn: 'When somebody says yes to marketing on the page',
    optInOptions: {
      off: { label: 'It counts at once', text: 'Anyone who has the link can say yes.' },
      on: {
        label: 'It waits until they confirm it in WhatsApp',
        text: 'Double opt-in: a forwarded link signs nobody up. A no always counts at once.',
      },
    },
    optInBy: {
      whatsapp: 'If they wrote to you in the last 24 hours, WhatsApp asks with buttons; otherwise they send a word.',
      weni: 'Through Weni they send a word, which the flow passes on. Import the flow file again for it.',
      none: 'What people write does not reach Sayso yet: connect WhatsApp or Weni first, or nobody can confirm.',
    },
    optInAsk: {
      on: 'Make every new yes to marketing wait?',
      off: 'Let every yes to marketing count at once?',
      lines: {
        on: [
          'Everything people agreed to before stays as it is.',
          'Coming back after a stop, or undoing one, also waits if it would bring marketing back.',
        ],
        off: (waiting) =>
          waiting === 0
            ? ['Nobody’s yes is waiting at the moment.']
            : [
                `${waiting === 1 ? 'The yes of 1 person is' : `The yes of ${waiting} people is`} still waiting: they can confirm it until its three days are over.`,
              ],
      },
      yes: 'Yes, change it',
    },
    saved: 'Saved.',
  },
  done: {
    saved: 'Saved. The page shows it from now on.',
    unchanged: 'Nothing was different, so nothing was saved.',
    undone: 'Undone.',
  },
  problems: {
    some: 'Nothing was saved yet. Correct the marked fields.',
    empty: 'This can’t be empty.',
    tooLong: (most) => `Use ${most} characters at most.`,
    color: 'Choose a colour like #0b6e4f.',
    https: 'Write an address that begins with https://.',
    help: 'Write an address that begins with https:, mailto: or tel:.',
    email: 'Write an e-mail address.',
    country: 'Write the two letters of a country, like BR.',
    days: 'Write a whole number of days, 1 to 3650, or leave it empty.',
    control: 'There is an invisible control character in this text. Type it again.',
    changed: 'The languages were changed in the meantime. Reload the page.',
  },
}
