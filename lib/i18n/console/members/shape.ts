type Role = 'owner' | 'editor' | 'viewer'

export interface MembersWords {
  title: string
  /** How many people work here, by role. */
  lead: (count: number) => string
  invite: string
  list: { title: string; name: string; role: string; here: string; you: string; never: string; noSignIn: string }
  roles: Record<Role, { label: string; text: string }>
  former: (count: number) => string
  invitations: {
    title: string
    none: string
    open: (until: string) => string
    expired: (day: string) => string
    /** As whom somebody is invited: "as editor". */
    as: Record<Role, string>
    revoke: string
    revokeLabel: (email: string) => string
    revoked: string
    goneAlready: string
  }
  inviting: {
    title: string
    lead: string
    email: string
    emailHint: string
    role: string
    act: string
    made: (email: string, until: string) => string
    /** Added where the link was sent, could not be, or no mail server is set. */
    mailed: Record<'sent' | 'not_sent' | 'no_server', string>
    link: string
    known: string
    tooMany: string
    notValid: string
    done: string
    back: string
  }
  one: {
    lead: (email: string, role: string) => string
    formerLead: (email: string) => string
    here: (when: string) => string
    neverHere: string
    since: (day: string) => string
    until: (day: string) => string
    audit: string
    role: string
    roleHint: (name: string) => string
    ownRoleHint: string
    save: string
    saved: (name: string, role: string) => string
    unchanged: string
    changedMeanwhile: (name: string, role: string) => string
    lastOwner: string
    gone: string
    remove: (name: string) => string
    removeText: (name: string, business: string) => string
    removed: (name: string) => string
    removedAlready: string
    back: string
    giveBack: string
    givenBack: (name: string, role: string) => string
    givenBackAlready: string
    onlyOwner: string
  }
}
