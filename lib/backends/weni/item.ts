import type { Delivery, Mirror, Outcome, Snapshot } from '@/lib/backends/backend'
import { isActive, observedOf, urnOf, type WeniContact } from './contact'
import type { Problem } from './judge'
import {
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

/** One contact on its way through a delivery: what should be, what is known, and what is left to call. */
export interface Item {
  delivery: Delivery
  target: Target
  /** What stands there as far as we know; null before the first look. */
  known: WeniSnapshot | null
  /** What was known when the delivery began. */
  knownBefore: WeniSnapshot | null
  plan: Plan
  externalId: string | null
  /** The groups this delivery is about; what somebody else did to the others is reconciliation's to judge. */
  moving: ReadonlySet<string>
  /** Where its requests stand in the line, and which part of the budget they may use. */
  urgent: boolean
  /** Cannot be in static groups now: stopped, blocked or archived in the backend. */
  inactive: boolean
  /** Groups moved since the last look: 204 comes whether or not anything changed. */
  unverified: boolean
  /**
   * Its groups were not moved, because such calls fail: milliseconds until they are worth another try. Null: nothing of
   * the kind.
   */
  movesHeldMs: number | null
  problem: Problem | null
}

export function itemOf(delivery: Delivery, mirrors: readonly Mirror[]): Item {
  const whole = targetOf(delivery.desired, mirrors)
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
    moving: new Set([...plan.add, ...plan.remove]),
    urgent: delivery.urgent || plan.refuses,
    inactive: false,
    unverified: false,
    movesHeldMs: null,
    problem: null,
  }
}

/** The URL parameter that names the contact, or null when there is no way to it. */
export function lookupOf(item: Item): Record<string, string> | null {
  if (item.externalId) return { uuid: item.externalId }
  const urn = urnOf(item.delivery.addresses)
  return urn === null ? null : { urn }
}

export function fail(item: Item, problem: Problem): void {
  // What is uncertain stays so, whatever fails after it.
  if (item.problem?.kind !== 'uncertain') item.problem = problem
}

/** The id is nobody's any more: at once again, by address. */
export function goneProblem(item: Item): Problem {
  return { kind: 'retry', reason: 'contact_gone', refuses: item.urgent, fault: 'contact', afterMs: 0, forget: true }
}

/**
 * Takes in the contact as an answer shows it after a write of `written`. Fields we did not write keep what was
 * mirrored. Returns whether everything written took effect.
 */
export function observe(item: Item, contact: WeniContact, written: Readonly<Record<string, string>>): boolean {
  const seen = observedOf(contact, item.target)
  const fields = { ...item.known?.fields }
  for (const key of Object.keys(written)) fields[key] = seen.fields[key] ?? ''
  item.externalId = contact.uuid
  item.inactive ||= !isActive(contact)
  item.known = { ...item.known, fields, groups: item.known?.groups ?? {} }
  // Seen as active is where a later stop starts from; a stop itself is for the reading of changes to take in.
  if (isActive(contact)) item.known = { ...item.known, status: 'active' }
  item.plan = { ...item.plan, fields: planOf(item.target, item.known).fields }
  observeGroups(item, seen.groups)
  return Object.entries(written).every(([key, value]) => fields[key] === value)
}

/** Takes in the memberships as they are; who is not active can't be added, and that is as far as it goes. */
export function observeGroups(item: Item, seen: Readonly<Record<string, boolean>>): void {
  const groups = { ...item.known?.groups }
  for (const uuid of item.moving) groups[uuid] = seen[uuid] ?? false
  item.known = { ...item.known, fields: item.known?.fields ?? {}, groups }
  const wrong = [...item.moving].filter((uuid) => groups[uuid] !== item.target.groups[uuid])
  item.plan = {
    ...item.plan,
    add: item.inactive ? [] : wrong.filter((uuid) => item.target.groups[uuid]),
    remove: wrong.filter((uuid) => !item.target.groups[uuid]),
  }
  item.unverified = false
}

/** Whether nothing is left to call or to look at. */
export function isSettled(item: Item): boolean {
  return item.problem === null && isEmpty(item.plan) && !item.unverified
}

/**
 * What becomes of one that nobody may work on any longer. Given back as it was claimed only if nothing of it took
 * effect: what stands there now would else be taken for what stood there before, and a refusal on the way back to it
 * would be no difference, and never sent.
 */
export function givenBack(item: Item): Outcome {
  if (item.known === item.knownBefore) return { kind: 'released' }
  const progress = { mirrored: certain(item), externalId: item.externalId }
  return { kind: 'retry', reason: 'interrupted', refuses: item.urgent, fault: 'backend', afterMs: 0, progress }
}

/** What became of it. */
export function outcomeOf(item: Item): Outcome {
  const progress = { mirrored: certain(item), externalId: item.externalId }
  if (isSettled(item)) return { kind: 'confirmed', ...progress }
  const problem = item.problem ?? unfinished(item)
  return problem.kind === 'uncertain' || problem.kind === 'disabled' ? problem : { ...problem, progress }
}

/** Why something is left to do although nothing failed: the fault of the calls for groups, or of nobody we know. */
function unfinished({ urgent: refuses, movesHeldMs }: Item): Problem {
  return movesHeldMs === null
    ? { kind: 'retry', reason: 'not_applied', refuses, fault: 'contact' }
    : { kind: 'retry', reason: 'group_calls_fail', refuses, fault: 'backend', afterMs: movesHeldMs }
}

/** What is known for sure: groups that were moved and not looked at since are not. */
function certain({ known, unverified, moving }: Item): Snapshot | null {
  if (!known || !unverified) return known && { ...known }
  return { ...known, groups: Object.fromEntries(Object.entries(known.groups).filter(([uuid]) => !moving.has(uuid))) }
}
