/** Words by the names that are stored in the audit log. A name that is not in the list is shown as it is. */
export type Named = Readonly<Record<string, string>>

export interface AuditWords {
  title: string
  lead: string
  /** What each action is, after the name of who did it: "Ana", then "paused a topic". */
  actions: Named
  /** An action that these words do not know. */
  unknownAction: (action: string) => string
  /** The kinds of things, as the filter lists them. */
  things: Named
  operator: string
  key: (name: string) => string
  /** Who did it, where their name is known no more. */
  goneKey: string
  goneMember: string
  person: string
  from: (address: string) => string
  filter: {
    label: string
    who: string
    everybody: string
    members: string
    keys: string
    what: string
    everything: string
    since: string
    until: string
    show: string
    clear: string
  }
  /** Counts lines: "Show what changed (3)". */
  details: (count: number) => string
  change: (from: string, to: string) => string
  nothing: string
  yes: string
  no: string
  /** Stands for a value that is not shown. */
  hidden: string
  /** The names of what was changed. */
  fields: Named
  /** Values that are words of ours. */
  values: Named
  none: string
  noneText: string
  noneFiltered: string
  noneFilteredText: string
  exportCsv: string
  pages: string
}
