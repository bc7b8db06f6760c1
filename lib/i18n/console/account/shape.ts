/** The words of the account page, and of the page that asks again who somebody is. */
export interface AccountWords {
  title: string
  lead: (email: string) => string
  you: { title: string; name: string; language: string; button: string; done: string }
  password: {
    title: string
    none: string
    current: string
    next: string
    button: string
    done: (signedOut: number) => string
    wrong: string
  }
  factor: {
    title: string
    off: string
    on: string
    left: (count: number) => string
    begin: string
    scan: string
    qr: string
    orType: string
    code: string
    confirm: string
    cancel: string
    done: string
    wrong: string
    notBegun: string
    renew: string
    renewed: string
    switchOff: string
    offDone: string
  }
  provider: {
    title: (name: string) => string
    none: string
    linked: (label: string, since: string) => string
    connect: (name: string) => string
    goOn: string
    goTo: (name: string) => string
    connected: string
    taken: string
    remove: string
    removed: string
    needsPassword: string
  }
  sessions: {
    title: string
    here: string
    /** Before the moment: "last used". */
    last: string
    from: (address: string) => string
    unknown: string
    end: string
    ended: string
    gone: string
    endOthers: (count: number) => string
    endedOthers: (count: number) => string
  }
  leave: { title: (business: string) => string; text: string; button: string; lastOwner: string }
  prove: {
    title: string
    lead: string
    password: string
    code: string
    button: string
    done: string
    provider: (name: string) => string
    wrong: string
    /** The provider sent the person back without asking them to sign in again. */
    notAsked: (name: string) => string
  }
}
