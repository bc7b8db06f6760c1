/** How a backend is: in one word, in the heading of its page, and why. */
export const enStates = {
  states: {
    in_step: 'In step',
    behind: 'Behind',
    reading: 'First reading',
    token_refused: 'Token refused',
    blocked: 'Blocked',
    refused: 'Refuses our calls',
    secret_lost: 'Secret unreadable',
    not_readable: 'Can’t be read',
    disabled: 'Disabled',
    gone: 'Asked us to stop',
  },
  heads: {
    in_step: (name: string) => `${name} is in step`,
    behind: (name: string) => `${name} is behind`,
    reading: (name: string) => `${name} is being read for the first time`,
    token_refused: (name: string) => `${name} refuses our token`,
    blocked: (name: string) => `Meta is blocking ${name} for now`,
    refused: (name: string) => `${name} refuses our calls`,
    secret_lost: (name: string) => `The secret of ${name} can’t be read`,
    not_readable: (name: string) => `The contacts of ${name} can’t be read`,
    disabled: (name: string) => `${name} is disabled`,
    gone: (name: string) => `${name} asked us to stop sending`,
  },
  whys: {
    in_step: 'It has everything people chose.',
    behind: 'It is taking longer than usual. Sayso continues by itself, refusals first.',
    reading:
      'Sayso reads its contacts and takes over their refusals. Nothing is written there until that is done. It continues by itself.',
    token_refused:
      'Usually the person whose token it is has left the project or made a new one. Enter another token below.',
    blocked:
      'Meta blocks or limits the account, often because people reported its messages. Nothing is sent through it for an hour at least, whatever is changed here. After that Sayso tries again by itself.',
    refused: 'It responds but accepts nothing. Sayso tries again by itself.',
    secret_lost: 'The key it was encrypted with is gone or marked as compromised. Enter a new token or a new secret.',
    not_readable: 'So we do not know what people chose there. Sayso tries again by itself.',
    disabled: 'A member disabled it. Nothing is sent there.',
    gone: 'It responded with 410 (Gone). Enable it again when it is ready.',
  },
}
