import type { SignInWords } from './shape'

export const en: SignInWords = {
  title: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  passwordHint: 'Pasting and password managers work.',
  button: 'Sign in',
  or: 'or',
  provider: (name) => `Continue with ${name}`,
  who: 'You need an invitation from an owner of the business. Customers of a business need no account: they use the link in their chat.',
  forgot: 'Forgot it?',
  forgotText:
    'Ask whoever runs this installation for a link with which you set a new password. They make it with npm run -s console -- password and your e-mail.',
  signedOut: 'You are signed out.',
  noBusiness: 'You do not work for any business here at the moment. Ask an owner for an invitation.',
  wrong: 'E-mail or password is not right.',
  triesLeft: (count) =>
    count === 0
      ? 'After the next wrong try we ask you to wait 15 minutes.'
      : `After ${count === 1 ? 'one more try' : `${count} more tries`} we ask you to wait 15 minutes.`,
  wait: (minutes) =>
    `Too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again. If it was not you, your password is still safe.`,
  busy: 'Many people are signing in at this moment. Try again in a few seconds.',
  providerFailed: (name) => `Signing in with ${name} did not work. Try again, or use your password.`,
  providerUnknown: (name) =>
    `Your account at ${name} is not connected to anybody here yet. Use the link of your invitation, or sign in with your password and connect it under “Your account”.`,
  code: {
    title: 'Your code',
    lead: 'Six digits from your authenticator app.',
    label: 'Code',
    button: 'Continue',
    recovery: 'Use a recovery code',
    recoveryTitle: 'A recovery code',
    recoveryLead: 'One of the codes that you kept when you switched the second step on. It works once.',
    recoveryLabel: 'Recovery code',
    app: 'Use the authenticator app',
    other: 'Sign in as somebody else',
    wrong: 'This code is not right. Codes change every 30 seconds: use the one that is shown now.',
    used: 'This code was used before. Wait for the next one.',
    wait: (minutes) => `Too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`,
  },
  newPassword: {
    title: 'A new password',
    lead: (email) => `For ${email}. You will be signed out everywhere and sign in with the new one.`,
    label: 'New password',
    button: 'Set the password',
    dead: {
      unknown: 'This link does not exist',
      expired: 'This link has expired',
      used: 'This link was used already',
    },
    ask: 'Ask whoever runs this installation for a new one. A link works once, for an hour.',
    done: 'Your new password is set. Sign in with it.',
  },
  closed: {
    title: 'The console is not switched on yet',
    text: 'It needs a secret with which it protects sessions. Everything else of Sayso works without it.',
    steps: [
      'Make a secret with the command below.',
      'Write AUTH_SECRET= and what it printed into the file .env of this installation.',
      'Start Sayso again.',
    ],
    command: 'openssl rand -base64 32',
  },
  before: (when, from) => (from ? `Last sign-in: ${when}, from ${from}` : `Last sign-in: ${when}`),
}
