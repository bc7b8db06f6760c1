export interface DevelopersWords {
  title: string
  lead: string
  keys: {
    title: string
    create: string
    live: string
    test: string
    modes: string
    name: string
    scopes: string
    made: string
    used: string
    never: string
    revokedOn: (day: string) => string
    allScopes: string
    none: string
    noneText: string
    noneTest: string
    noneTestText: string
    utc: string
    pages: string
    revoke: string
    /** Says what stops working. */
    revokeText: (name: string) => string
    revokeAct: (name: string) => string
    revoked: (name: string) => string
    goneAlready: string
  }
  create: {
    title: string
    lead: string
    name: string
    nameHint: string
    mode: string
    modes: Record<'live' | 'test', { label: string; text: string }>
    scopes: string
    scopesHint: string
    act: string
    made: (name: string) => string
    token: string
    noScopes: string
    noName: string
    /** Leads back to the list once the token is copied. */
    done: string
    /** Makes a second one. */
    back: string
  }
  /** What each scope allows, by its name (lib/api/scopes.ts). */
  scopes: Readonly<Record<string, string>>
  embed: {
    title: string
    text: string
    none: string
    add: string
    hint: string
    act: string
    remove: string
    removeLabel: (origin: string) => string
    added: (origin: string) => string
    removed: (origin: string) => string
    hasIt: (origin: string) => string
    goneAlready: (origin: string) => string
    notAnOrigin: string
    tooMany: string
    /** Beside a site on somebody's own machine. */
    forTests: string
    /** Above the sites that tried and were refused. */
    refused: string
    refusedText: string
    /** Before a moment. */
    lastTried: string
    noTls: string
    allowLabel: (origin: string) => string
    /** Above what a developer copies into the site. */
    tag: string
    element: string
  }
  webhooks: {
    title: string
    text: string
    none: string
    open: string
    all: string
  }
  reference: {
    title: string
    text: string
    address: string
    /** Names the address of the tools for AI agents. */
    agents: string
    agentsText: string
    open: string
    document: string
  }
}
