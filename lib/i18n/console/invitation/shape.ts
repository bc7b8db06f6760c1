/** The words of an invitation: of the mail that brings it and of the page that its link opens. */
export interface InvitationWords {
  mail: {
    subject: (business: string) => string
    text: (mail: { business: string; role: string; url: string; until: string }) => string
  }
  title: (business: string) => string
  /** What one may do in each role. */
  roles: Record<'owner' | 'editor' | 'viewer', string>
  until: (when: string) => string
  name: string
  nameHint: string
  email: string
  password: string
  passwordHint: string
  join: string
  /** For somebody who has an account. */
  welcomeBack: string
  yourPassword: string
  /** For somebody who is signed in. */
  asYou: (name: string, email: string) => string
  otherwise: string
  provider: (name: string) => string
  or: string
  dead: Record<'unknown' | 'expired' | 'used' | 'revoked', { title: string; text: string }>
  wait: (minutes: number) => string
  toSignIn: string
  faults: Record<'short' | 'long' | 'easy', string>
  notValid: string
  alreadyMember: string
  hasAccount: string
  /** Somebody came back from the OpenID provider, and has an account that is not connected to the one there. */
  notConnected: (provider: string) => string
  addressTaken: string
}
