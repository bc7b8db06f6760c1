/** An entry of the audit log with its names. */
export interface EntryView {
  id: string
  at: number
  callerKind: 'key' | 'member' | 'operator'
  callerId: string | null
  callerName: string | null
  action: string
  subjectKind: string
  subjectId: string
  subjectName: string | null
  changes: Readonly<Record<string, unknown>>
  fromIp: string | null
}

/** What is asked for, each part empty where it is not. */
export interface WishView {
  who: string
  what: string
  since: string
  until: string
}

export interface PersonView {
  id: string
  name: string
}
