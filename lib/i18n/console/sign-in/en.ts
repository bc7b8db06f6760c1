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
    'Ask the person who runs this installation for a link to set a new password. They make it with npm run -s console -- password and your e-mail.',
  signedOut: 'You are signed out.',
  noBusiness: 'You do not belong to any business here at the moment. Ask an owner for an invitation.',
  wrong: 'The e-mail or password is not right.',
  triesLeft: (count) =>
    count === 0
      ? 'After the next wrong attempt we ask you to wait 15 minutes.'
      : `After ${count === 1 ? 'one more attempt' : `${count} more attempts`} we ask you to wait 15 minutes.`,
  wait: (minutes) =>
    `Too many attempts. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again. If it was not you, your password is still safe.`,
  busy: 'Many people are signing in right now. Try again in a few seconds.',
  providerFailed: (name) => `Signing in with ${name} did not work. Try again, or use your password.`,
  providerUnknown: (name) =>
    `Your account at ${name} is not connected to anyone here yet. Use the link of your invitation, or sign in with your password and connect it under “Your account”.`,
  code: {
    title: 'Your code',
    lead: 'Six digits from your authenticator app.',
    label: 'Code',
    button: 'Continue',
    recovery: 'Use a recovery code',
    recoveryTitle: 'A recovery code',
    recoveryLead: 'One of the codes you saved when you turned the second step on. It works once.',
    recoveryLabel: 'Recovery code',
    app: 'Use the authenticator app',
    other: 'Sign in as somebody else',
    wrong: 'This code is not right. Codes change every 30 seconds: use the one shown now.',
    used: 'This code has already been used. Wait for the next one.',
    wait: (minutes) => `Too many attempts. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`,
  },
  newPassword: {
    title: 'A new password',
    lead: (email) => `For ${email}. You will be signed out everywhere, then sign in with the new one.`,
    label: 'New password',
    button: 'Set the password',
    dead: {
      unknown: 'This link does not exist',
      expired: 'This link has expired',
      used: 'This link has already been used',
    },
    ask: 'Ask the person who runs this installation for a new one. A link works once, for an hour.',
    done: 'Your new password is set. Sign in with it.',
  },
  closed: {
    title: 'The console is not turned on yet',
    text: 'It needs a secret to protect sessions. Everything else in Sayso works without it.',
    steps: [
      'Make a secret with the command below.',
      'Put AUTH_SECRET= and what it printed into the .env file of this installation.',
      'Start Sayso again.',
    ],
    command: 'openssl rand -base64 32',
  },
  before: (when, from) => (from ? `Last sign-in: ${when}, from ${from}` : `Last sign-in: ${when}`),
}
