/** The words of signing in, before it is known who somebody is. */
export interface SignInWords {
  title: string
  email: string
  password: string
  passwordHint: string
  button: string
  or: string
  /** "Continue with Keycloak" */
  provider: (name: string) => string
  who: string
  forgot: string
  forgotText: string
  signedOut: string
  /** A session of somebody who works for no business any more. */
  noBusiness: string
  wrong: string
  /** Said in addition when few tries are left. */
  triesLeft: (count: number) => string
  wait: (minutes: number) => string
  busy: string
  providerFailed: (name: string) => string
  providerUnknown: (name: string) => string
  code: {
    title: string
    lead: string
    label: string
    button: string
    recovery: string
    recoveryTitle: string
    recoveryLead: string
    recoveryLabel: string
    app: string
    other: string
    wrong: string
    used: string
    wait: (minutes: number) => string
  }
  newPassword: {
    title: string
    lead: (email: string) => string
    label: string
    button: string
    dead: Record<'unknown' | 'expired' | 'used', string>
    ask: string
    done: string
  }
  closed: { title: string; text: string; steps: readonly string[]; command: string }
  before: (when: string, from: string | null) => string
}
