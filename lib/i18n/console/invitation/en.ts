import type { InvitationWords } from './shape'

export const en: InvitationWords = {
  mail: {
    subject: (business) => `Invitation to ${business}`,
    text: ({ business, role, url, until }) =>
      `You are invited to work on the message preferences of ${business} as ${role === 'viewer' ? 'a' : 'an'} ${role}.\n\nOpen this link to accept. It works once, until ${until}:\n\n${url}\n\nIf you did not expect this, you need not do anything.\n`,
  },
  title: (business) => `Join ${business}`,
  roles: {
    owner: 'As an owner you can do everything, also invite others.',
    editor:
      'As an editor you can change topics, answer reviews and help people; members, keys and connections are for owners.',
    viewer: 'As a viewer you see how things are and change nothing.',
  },
  until: (when) => `This invitation works once, until ${when}.`,
  name: 'Your name',
  nameHint: 'As your colleagues know you.',
  email: 'E-mail',
  password: 'Choose a password',
  passwordHint: '10 characters or more. A few words in a row are good; pasting and password managers work.',
  join: 'Join',
  welcomeBack: 'You have an account here already. Enter its password to join.',
  yourPassword: 'Your password',
  asYou: (name, email) => `You join as ${name} (${email}).`,
  otherwise: 'To join as somebody else, sign out first and open this link again.',
  provider: (name) => `Join with ${name}`,
  or: 'or',
  dead: {
    unknown: {
      title: 'This invitation does not exist',
      text: 'Perhaps a part of the link is missing. Copy it whole, or ask who invited you for a new one.',
    },
    expired: { title: 'This invitation has expired', text: 'Ask who invited you for a new one.' },
    used: {
      title: 'This invitation was used already',
      text: 'An invitation works once. If it was you, sign in. If not, tell an owner of the business.',
    },
    revoked: {
      title: 'This invitation was taken back',
      text: 'Perhaps you were sent a newer one. If not, ask who invited you.',
    },
  },
  wait: (minutes) => `Too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`,
  toSignIn: 'Sign in',
  faults: {
    short: 'Use 10 characters or more.',
    long: 'Use 200 characters at most.',
    easy: 'This is easy to guess. Use a few words that do not belong together.',
  },
  notValid: 'Check what is written here.',
  alreadyMember: 'You work for this business already. The invitation stays open for whoever it is meant for.',
  hasAccount: 'Somebody has an account with this e-mail already. Load the page again and enter its password.',
  addressTaken: 'Another person works for this business with your e-mail. Ask an owner.',
}
