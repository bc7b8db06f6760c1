import type { InvitationWords } from './shape'

export const en: InvitationWords = {
  mail: {
    subject: (business) => `Invitation to ${business}`,
    text: ({ business, role, url, until }) =>
      `You are invited to work on the message preferences of ${business} as ${role === 'viewer' ? 'a' : 'an'} ${role}.\n\nOpen this link to accept. It works once, until ${until}:\n\n${url}\n\nIf you did not expect this, you can ignore it.\n`,
  },
  title: (business) => `Join ${business}`,
  roles: {
    owner: 'As an owner you can do everything, including inviting others.',
    editor:
      'As an editor you can change topics, answer reviews and help people; members, keys and connections are for owners.',
    viewer: 'As a viewer you can look at everything and change nothing.',
  },
  until: (when) => `This invitation works once, until ${when}.`,
  name: 'Your name',
  nameHint: 'As your colleagues know you.',
  email: 'E-mail',
  password: 'Choose a password',
  passwordHint: '10 characters or more. A few words in a row are good; pasting and password managers work.',
  join: 'Join',
  welcomeBack: 'You already have an account here. Enter its password to join.',
  yourPassword: 'Your password',
  asYou: (name, email) => `You are joining as ${name} (${email}).`,
  otherwise: 'To join as somebody else, sign out first and open this link again.',
  provider: (name) => `Join with ${name}`,
  or: 'or',
  dead: {
    unknown: {
      title: 'This invitation does not exist',
      text: 'Part of the link may be missing. Copy the whole link, or ask the person who invited you for a new one.',
    },
    expired: { title: 'This invitation has expired', text: 'Ask the person who invited you for a new one.' },
    used: {
      title: 'This invitation has already been used',
      text: 'An invitation works once. If it was you, sign in. If not, tell an owner of the business.',
    },
    revoked: {
      title: 'This invitation was withdrawn',
      text: 'You may have been sent a newer one. If not, ask the person who invited you.',
    },
  },
  wait: (minutes) => `Too many attempts. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`,
  toSignIn: 'Sign in',
  faults: {
    short: 'Use 10 characters or more.',
    long: 'Use 200 characters at most.',
    easy: 'This is easy to guess. Use a few words that do not belong together.',
  },
  notValid: 'Check what you typed here.',
  alreadyMember: 'You already work for this business. The invitation stays open for the person it was meant for.',
  hasAccount: 'There is already an account with this e-mail. Reload the page and enter its password.',
  notConnected: (name) =>
    `Your account at ${name} is not connected to your account here. Enter your password to join; you can connect it afterwards, in your account.`,
  addressTaken: 'Somebody else at this business already uses your e-mail. Ask an owner.',
}
