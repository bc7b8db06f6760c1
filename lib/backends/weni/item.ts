import type { Delivery, Mirror, Outcome, Snapshot, TopicDecision } from '@/lib/backends/backend'
import { keptFor } from '@/lib/backends/kept-for'
import { fieldOf, isActive, urnOf, type WeniContact } from './contact'
import type { Problem } from './judge'
import {
  fieldsLeft,
  isEmpty,
  planOf,
  pruned,
  readSnapshot,
  refusalsOf,
  type Target,
  targetOf,
  type Plan,
  type WeniSnapshot,
} from './plan'

/** One contact on its way through a delivery: its desired state, its known state, and the calls that are left. */
export interface Item {
  delivery: Delivery
  target: Target
  /** What the workspace holds as far as we know; null before the contact was first read. */
  known: WeniSnapshot | null
  /** What was known when the delivery began. */
  knownBefore: WeniSnapshot | null
  plan: Plan
  externalId: string | null
  /** The groups that this delivery is about. Changes to other groups are for reconciliation to judge. */
  moving: ReadonlySet<string>
  /** The priority of its requests, and which part of the budget they may use. */
  urgent: boolean
  /** The contact can't be in static groups now: it is stopped, blocked or archived in the backend. */
  inactive: boolean
  /** Groups that were moved since the contact was last read: 204 comes whether or not anything changed. */
  unverified: boolean
  /**
   * The milliseconds until its groups are worth another try, when they were not moved because such calls fail; else
   * null.
   */
  movesHeldMs: number | null
  problem: Problem | null
}

const NOT_MOVING: ReadonlySet<string> = new Set()

/** Contacts about whom the same is decided share a list of decisions, so that what Weni should hold is made once. */
const targetsOf = keptFor((mirrors: readonly Mirror[]) =>
  keptFor((topics: readonly TopicDecision[]) => targetOf(topics, mirrors)),
)

export function itemOf(delivery: Delivery, mirrors: readonly Mirror[]): Item {
  const whole = targetsOf(mirrors)(delivery.topics)
  const target = delivery.onlyRefusals ? refusalsOf(whole) : whole
  const mirrored = readSnapshot(delivery.mirrored)
  const known = mirrored && pruned(mirrored, target)
  const plan = planOf(target, known)
  return {
    delivery,
    target,
    known,
    knownBefore: known,
    plan,
    externalId: delivery.externalId,
    moving: plan.add.length + plan.remove.length > 0 ? new Set([...plan.add, ...plan.remove]) : NOT_MOVING,
    urgent: delivery.urgent || plan.refuses,
    inactive: false,
    unverified: false,
    movesHeldMs: null,
    problem: null,
  }
}

/** Returns the URL parameter that names the contact, or null when there is none. */
export function lookupOf(item: Item): Record<string, string> | null {
  if (item.externalId) return { uuid: item.externalId }
  const urn = urnOf(item.delivery.addresses)
  return urn === null ? null : { urn }
}

export function fail(item: Item, problem: Problem): void {
  // An unknown outcome stays unknown, whatever fails after it.
  if (item.problem?.kind !== 'uncertain') item.problem = problem
}

/** The contact's id no longer exists: deliver again at once, by address. */
export function goneProblem(item: Item): Problem {
  return { kind: 'retry', reason: 'contact_gone', refuses: item.urgent, fault: 'contact', afterMs: 0, forget: true }
}

/**
 * Stores the contact as a response shows it after a write of `written`. Fields that were not written keep their
 * mirrored value. Returns whether everything that was written took effect.
 */
export function observe(item: Item, contact: WeniContact, written: Readonly<Record<string, string>>): boolean {
  const { known } = item
  const fields: Record<string, string> = { ...known?.fields }
  let tookEffect = true
  for (const key in written) {
    const value = fieldOf(contact, key)
    fields[key] = value
    if (value !== written[key]) tookEffect = false
  }
  item.externalId = contact.uuid
  // A later stop is recognised by the status `active` before it; the stop itself is recorded by the reading of changes.
  const status = isActive(contact) ? 'active' : known?.status
  if (!isActive(contact)) item.inactive = true
  const groups = known?.groups ?? {}
  item.known = status === undefined ? { fields, groups } : { fields, groups, status }
  item.plan = { ...item.plan, fields: fieldsLeft(item.target, item.known) }
  observeGroups(item, contact)
  return tookEffect
}

/**
 * Stores the memberships as they are. A contact that is not active can't be added to a group, so nothing is left to do.
 */
export function observeGroups(item: Item, contact: WeniContact): void {
  item.unverified = false
  const { moving, target } = item
  if (moving.size === 0) return void (item.known ??= { fields: {}, groups: {} })
  const groups = { ...item.known?.groups }
  const add: string[] = []
  const remove: string[] = []
  for (const uuid of moving) {
    const member = contact.groups.some((group) => group.uuid === uuid)
    groups[uuid] = member
    if (member === target.groups[uuid]) continue
    if (!target.groups[uuid]) remove.push(uuid)
    else if (!item.inactive) add.push(uuid)
  }
  item.known = { ...item.known, fields: item.known?.fields ?? {}, groups }
  item.plan = { ...item.plan, add, remove }
}

/** Whether nothing is left to write or to read. */
export function isDone(item: Item): boolean {
  return item.problem === null && isEmpty(item.plan) && !item.unverified
}

/**
 * Returns the outcome for a contact that must not be worked on any longer. It is released as it was claimed only if
 * nothing took effect. Otherwise what the backend holds now would be mistaken for what it held before, and a refusal
 * back to that state would show no difference and never be sent.
 */
export function givenBack(item: Item): Outcome {
  if (item.known === item.knownBefore) return { kind: 'released' }
  const progress = { mirrored: certain(item), externalId: item.externalId }
  return { kind: 'retry', reason: 'interrupted', refuses: item.urgent, fault: 'backend', afterMs: 0, progress }
}

/** Returns the outcome of the delivery to this contact. */
export function outcomeOf(item: Item): Outcome {
  const progress = { mirrored: certain(item), externalId: item.externalId }
  if (isDone(item)) return { kind: 'confirmed', ...progress }
  const problem = item.problem ?? unfinished(item)
  return problem.kind === 'uncertain' || problem.kind === 'disabled' ? problem : { ...problem, progress }
}

/** Returns why something is left to do although nothing failed: group calls are failing, or the cause is unknown. */
function unfinished({ urgent: refuses, movesHeldMs }: Item): Problem {
  return movesHeldMs === null
    ? { kind: 'retry', reason: 'not_applied', refuses, fault: 'contact' }
    : { kind: 'retry', reason: 'group_calls_fail', refuses, fault: 'backend', afterMs: movesHeldMs }
}

/** Returns what is certain: without groups that were moved and not read back. */
function certain({ known, unverified, moving }: Item): Snapshot | null {
  if (!known || !unverified) return known && { ...known }
  return { ...known, groups: Object.fromEntries(Object.entries(known.groups).filter(([uuid]) => !moving.has(uuid))) }
}
