import type { AccountWords } from './shape'

export const en: AccountWords = {
  title: 'Your account',
  lead: (email) => `You sign in as ${email}.`,
  you: {
    title: 'You',
    name: 'Name',
    language: 'Language of the console',
    button: 'Save',
    done: 'Saved.',
  },
  password: {
    title: 'Password',
    none: 'You have no password here: you sign in through your provider.',
    current: 'Current password',
    next: 'New password',
    button: 'Change the password',
    done: (signedOut) =>
      signedOut === 0
        ? 'Your password was changed.'
        : `Your password was changed, and ${signedOut === 1 ? 'one other browser was' : `${signedOut} other browsers were`} signed out.`,
    wrong: 'The current password is not right.',
  },
  factor: {
    title: 'Second step',
    off: 'With a second step, somebody who learns your password still cannot sign in: they would need your phone too.',
    on: 'It is on: after your password you are asked for a code from your app.',
    left: (count) =>
      count === 0
        ? 'No recovery codes are left. Make new ones now.'
        : `${count === 1 ? 'One recovery code is' : `${count} recovery codes are`} left.`,
    begin: 'Turn on the second step',
    scan: 'Scan this with an authenticator app, then type the code it shows.',
    qr: 'QR code for your authenticator app',
    orType: 'Or type this secret into the app:',
    code: 'Code from the app',
    confirm: 'Confirm the code',
    cancel: 'Not now',
    done: 'The second step is on, and other browsers were signed out. Keep these recovery codes where you can find them without your phone. Each works once, and they are not shown again:',
    wrong: 'This code is not right. Codes change every 30 seconds: use the one shown now.',
    notBegun: 'The second step is already on, or was not started.',
    renew: 'Make new recovery codes',
    renewed: 'These are your new recovery codes. The earlier ones no longer work, and these are not shown again:',
    switchOff: 'Turn off the second step',
    offDone: 'The second step is off.',
  },
  provider: {
    title: (name) => name,
    none: 'Not connected.',
    linked: (label, since) => `Connected as ${label} since ${since}.`,
    connect: (name) => `Connect ${name}`,
    goOn: 'Now continue at your provider.',
    goTo: (name) => `Continue to ${name}`,
    connected: 'Connected. You can sign in with it from now on.',
    taken: 'This account is connected to somebody else here. Nothing was changed.',
    remove: 'Disconnect',
    removed: 'Disconnected.',
    needsPassword: 'You have no password here, so this is your only way in. Ask for a password link first.',
  },
  sessions: {
    title: 'Where you are signed in',
    here: 'this browser',
    last: 'last used',
    from: (address) => `from ${address}`,
    unknown: 'Unknown browser',
    end: 'Sign out',
    ended: 'That browser was signed out.',
    gone: 'That browser had already been signed out.',
    endOthers: (count) => `Sign ${count === 1 ? 'the other browser' : `${count} other browsers`} out`,
    endedOthers: (count) =>
      count === 0
        ? 'No other browser was signed in.'
        : `${count === 1 ? 'One other browser was' : `${count} other browsers were`} signed out.`,
  },
  leave: {
    title: (business) => `Leave ${business}`,
    text: 'You will no longer see or change anything in this business. To come back you need an invitation.',
    button: 'Leave',
    lastOwner: 'You are the only owner. Make somebody else an owner first, under Members.',
  },
  prove: {
    title: 'Is it you?',
    lead: 'We ask again before anything that cannot be undone. After that we do not ask for 15 minutes.',
    password: 'Your password',
    code: 'Code from your authenticator app',
    button: 'Confirm',
    done: 'Confirmed. Close this tab, go back and press the button again.',
    provider: (name) => `Confirm with ${name}`,
    wrong: 'This is not right.',
    notAsked: (name) =>
      `${name} did not ask you to sign in again, so this proves nothing. Sign out there and confirm once more. If that does not help, ask your operator for a link that sets a password.`,
  },
}
