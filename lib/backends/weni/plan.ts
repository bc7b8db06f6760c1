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
  add: string[]
  remove: string[]
  /** Something becomes less allowed. */
  refuses: boolean
}

/** Returns what Weni should hold. Fields are the record; groups are lists for sending. */
export function targetOf(topics: readonly TopicDecision[], mirrors: readonly Mirror[]): Target {
  const fields: Record<string, string> = { [MARKETING_FIELD]: allowsMarketing(topics) ? 'true' : 'false' }
  const groups: Record<string, boolean> = {}
  const negative = new Set<string>()
  for (const { topicId, fieldKey, groupUuid, inverted } of mirrors) {
    const allowed = topics.some((topic) => topic.topicId === topicId && topic.allowed)
    if (fieldKey) fields[fieldKey] = allowed ? 'yes' : 'no'
    if (!groupUuid) continue
    // Two topics share one group: a contact is in it only if it allows both; in a group of those who refuse, it is in
    // it if it refuses either.
    if (inverted) {
      negative.add(groupUuid)
      groups[groupUuid] = (groups[groupUuid] ?? false) || !allowed
    } else groups[groupUuid] = (groups[groupUuid] ?? true) && allowed
  }
  return { fields, groups, negative }
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
 * Weni.
 */
export function planOf(target: Target, mirrored: WeniSnapshot | null): Plan {
  const fields = Object.fromEntries(
    Object.entries(target.fields).filter(([key, value]) => mirrored?.fields[key] !== value),
  )
  const moved = Object.entries(target.groups).filter(([uuid, member]) => mirrored?.groups[uuid] !== member)
  const add = moved.filter(([, member]) => member).map(([uuid]) => uuid)
  const remove = moved.filter(([, member]) => !member).map(([uuid]) => uuid)
  const plan = { fields, add, remove }
  const refuses = movesOf(plan, target, 'refuse').length > 0 || Object.values(fields).some(isNo)
  return { ...plan, refuses }
}

/**
 * Returns the moves of a plan in one direction: out of a group of those who allow and into one of those who refuse, or
 * back.
 */
export function movesOf(
  { add, remove }: Pick<Plan, 'add' | 'remove'>,
  { negative }: Pick<Target, 'negative'>,
  direction: Direction,
): { group: string; action: 'add' | 'remove' }[] {
  const goes = (group: string, isAdded: boolean) => (isAdded === negative.has(group) ? 'refuse' : 'allow') === direction
  return [
    ...remove.filter((group) => goes(group, false)).map((group) => ({ group, action: 'remove' as const })),
    ...add.filter((group) => goes(group, true)).map((group) => ({ group, action: 'add' as const })),
  ]
}

export function isEmpty(plan: Plan): boolean {
  return Object.keys(plan.fields).length === 0 && plan.add.length === 0 && plan.remove.length === 0
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
  const keep = <T>(from: Readonly<Record<string, T>>, names: object) =>
    Object.fromEntries(Object.entries(from).filter(([name]) => name in names))
  return { ...known, fields: keep(known.fields, target.fields), groups: keep(known.groups, target.groups) }
}
