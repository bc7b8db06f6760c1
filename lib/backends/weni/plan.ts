import { allowsMarketing, type Mirror, type Snapshot, type TopicDecision } from '@/lib/backends/backend'
import { MARKETING_FIELD } from './settings'

/** What Weni holds, or should hold, about one contact: our fields by key, our static groups by uuid. */
export interface WeniSnapshot {
  fields: Readonly<Record<string, string>>
  groups: Readonly<Record<string, boolean>>
  /**
   * The contact's status when it was last read: `active`, `stopped`, `blocked`, `archived`. Sayso never writes it. It
   * is kept so that a stop made in Weni is recorded once, and a person who came back is not stopped again by the same
   * stop.
   */
  status?: string
}

/** What Weni should hold. */
export interface Target extends WeniSnapshot {
  /** The groups that list who refuses: membership in one of them is a No. */
  negative: ReadonlySet<string>
}

/** Which way a change goes: towards fewer messages, or towards more. */
export type Direction = 'refuse' | 'allow'

export interface Plan {
  fields: Record<string, string>
  add: readonly string[]
  remove: readonly string[]
  /** Something becomes less allowed. */
  refuses: boolean
}

/** Returns what Weni should hold. Fields are the record; groups are lists for sending. */
export function targetOf(topics: readonly TopicDecision[], mirrors: readonly Mirror[]): Target {
  const fields: Record<string, string> = { [MARKETING_FIELD]: allowsMarketing(topics) ? 'true' : 'false' }
  let groups: Record<string, boolean> | undefined
  let negative: Set<string> | undefined
  for (const { topicId, fieldKey, groupUuid, inverted } of mirrors) {
    const allowed = isAllowed(topics, topicId)
    if (fieldKey) fields[fieldKey] = allowed ? 'yes' : 'no'
    if (!groupUuid) continue
    groups ??= {}
    // Two topics share one group: a contact is in it only if it allows both; in a group of those who refuse, it is in
    // it if it refuses either.
    if (inverted) {
      ;(negative ??= new Set()).add(groupUuid)
      groups[groupUuid] = (groups[groupUuid] ?? false) || !allowed
    } else groups[groupUuid] = (groups[groupUuid] ?? true) && allowed
  }
  return { fields, groups: groups ?? NO_GROUPS, negative: negative ?? NONE_NEGATIVE }
}

/** Many contacts wait at the same time, and most have none of these. */
const NO_GROUPS: Readonly<Record<string, boolean>> = {}
const NONE_NEGATIVE: ReadonlySet<string> = new Set()
const NO_MOVES: readonly string[] = []

function isAllowed(topics: readonly TopicDecision[], topicId: string): boolean {
  for (const topic of topics) if (topic.topicId === topicId && topic.allowed) return true
  return false
}

/** Returns the part of a target that refuses something: only this may be written over values that could not be read. */
export function refusalsOf({ fields, groups, negative }: Target): Target {
  const refusing = Object.entries(fields).filter(([, value]) => isNo(value))
  const lists = Object.entries(groups).filter(([uuid, member]) => member === negative.has(uuid))
  return { fields: Object.fromEntries(refusing), groups: Object.fromEntries(lists), negative }
}

const isNo = (value: string) => value === 'no' || value === 'false'

/**
 * Returns the difference. An unknown value counts as different: writing a value that is there already is no event in
 * Weni. Plans are made several times for each delivery, so with plain loops.
 */
export function planOf(target: Target, mirrored: WeniSnapshot | null): Plan {
  const fields = fieldsLeft(target, mirrored)
  let add = NO_MOVES
  let remove = NO_MOVES
  let refuses = false
  for (const key in fields) refuses ||= isNo(fields[key] ?? '')
  for (const uuid in target.groups) {
    const member = target.groups[uuid] === true
    if (mirrored?.groups[uuid] === member) continue
    if (member) add = [...add, uuid]
    else remove = [...remove, uuid]
    refuses ||= goes(target, uuid, member) === 'refuse'
  }
  return { fields, add, remove, refuses }
}

/** Returns the fields that differ. */
export function fieldsLeft(target: Target, mirrored: WeniSnapshot | null): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const key in target.fields) {
    const value = target.fields[key] ?? ''
    if (mirrored?.fields[key] !== value) fields[key] = value
  }
  return fields
}

/** Returns whether to join or leave a group refuses or allows something. */
const goes = ({ negative }: Pick<Target, 'negative'>, group: string, isAdded: boolean): Direction =>
  isAdded === negative.has(group) ? 'refuse' : 'allow'

export interface GroupMove {
  group: string
  action: 'add' | 'remove'
}

/**
 * Returns the moves of a plan in one direction: out of a group of those who allow and into one of those who refuse, or
 * back.
 */
export function movesOf(
  { add, remove }: Pick<Plan, 'add' | 'remove'>,
  target: Pick<Target, 'negative'>,
  direction: Direction,
): readonly GroupMove[] {
  if (add.length === 0 && remove.length === 0) return []
  return [
    ...remove.filter((group) => goes(target, group, false) === direction).map(leaving),
    ...add.filter((group) => goes(target, group, true) === direction).map(joining),
  ]
}

const leaving = (group: string): GroupMove => ({ group, action: 'remove' })
const joining = (group: string): GroupMove => ({ group, action: 'add' })

export function isEmpty({ fields, add, remove }: Plan): boolean {
  return add.length === 0 && remove.length === 0 && !hasAny(fields)
}

/** Whether an object has any field. It makes no list of them. */
export function hasAny(fields: Readonly<Record<string, unknown>>): boolean {
  for (const _ in fields) return true
  return false
}

/** Reads the stored mirrored state. An older or foreign shape is ignored, and then everything is written again. */
export function readSnapshot(stored: Snapshot | null): WeniSnapshot | null {
  if (!stored) return null
  const { fields, groups } = stored
  if (typeof fields !== 'object' || typeof groups !== 'object' || fields === null || groups === null) return null
  const snapshot = { fields: fields as Record<string, string>, groups: groups as Record<string, boolean> }
  return typeof stored['status'] === 'string' ? { ...snapshot, status: stored['status'] } : snapshot
}

/** Keeps only what the target names, so that a topic that is no longer mirrored leaves nothing. */
export function pruned(known: WeniSnapshot, target: WeniSnapshot): WeniSnapshot {
  const fields = kept(known.fields, target.fields)
  const groups = kept(known.groups, target.groups)
  return fields === known.fields && groups === known.groups ? known : { ...known, fields, groups }
}

/** Returns the same object where nothing is left out, which is nearly always. */
function kept<T>(from: Readonly<Record<string, T>>, names: object): Readonly<Record<string, T>> {
  for (const name of Object.keys(from))
    if (!(name in names)) return Object.fromEntries(Object.entries(from).filter(([each]) => each in names))
  return from
}
