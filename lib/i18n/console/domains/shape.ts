/** The words about the host names of a business, on the screen Business. */
export interface DomainWords {
  title: string
  text: string
  none: string
  add: string
  hint: string
  act: string
  /** Before it is proven: three steps. */
  steps: readonly string[]
  recordName: string
  recordValue: string
  prove: string
  /** Names the button, because each host name has one. */
  proveLabel: (host: string) => string
  proven: string
  waiting: string
  makesLinks: string
  use: string
  useLabel: (host: string) => string
  stop: string
  remove: string
  removeText: (host: string) => string
  removeAct: (host: string) => string
  added: (host: string) => string
  addedAlready: (host: string) => string
  ours: (host: string) => string
  notAHost: string
  tooMany: string
  isProven: (host: string) => string
  notFound: (host: string) => string
  dnsSilent: string
  taken: (host: string) => string
  chosen: (host: string) => string
  stopped: string
  removed: (host: string) => string
  makesLinksStill: (host: string) => string
  unchanged: string
  gone: string
}
