import type { Mirror } from '@/lib/backends/backend'
import { isActive, statusOf, type WeniContact } from './contact'
import { fieldAnswerOf } from './field-answer'
import type { WeniSnapshot } from './plan'
import { MARKETING_FIELD } from './settings'

/** A value in Weni that should not be there: it allows more than is allowed, or has no meaning. */
export interface Drift {
  /** A field's key, a group's uuid. */
  what: string
  was: string
  is: string
}

/** What a contact of the workspace shows that Sayso does not know yet. */
export interface Finding {
  /** The contact is stopped or blocked in Weni, and was not before. */
  stop: boolean
  /**
   * Topics that were refused in Weni: in their field, by leaving their group, or by joining the group of those who
   * refuse.
   */
  out: string[]
  /** Marketing as a whole was refused in Weni. */
  marketingOut: boolean
  drift: Drift[]
  /** What Weni holds differs from what we believed, in any way. */
  differs: boolean
  /** What Weni holds. */
  observed: WeniSnapshot
}

export interface Comparison {
  mirrors: readonly Mirror[]
  /** What Weni held when we last knew; null for never. */
  baseline: WeniSnapshot | null
  /**
   * The static groups that exist, because a deleted group says nothing about its former members. Null when they were
   * not read.
   */
  groups: ReadonlySet<string> | null
}

/**
 * Compares what the workspace holds with what we last knew it to hold (docs/sync.md). A change towards No is a
 * statement of a person, a change towards Yes is drift, and an unchanged value says nothing, whatever our own state is.
 * A missing value is no refusal.
 */
export function compare(contact: WeniContact, { mirrors, baseline, groups }: Comparison): Finding {
  const out = new Set<string>()
  const drift: Drift[] = []
  const fields: Record<string, string> = { ...baseline?.fields }
  const members: Record<string, boolean> = { ...baseline?.groups }
  let marketingOut = false

  const readField = (key: string): boolean => {
    const shown = contact.fields[key]
    // A field that is not listed does not exist in Weni, so it says nothing about this contact.
    if (shown === undefined) return false
    const was = baseline?.fields[key] ?? ''
    const is = String(shown ?? '')
    fields[key] = is
    const [before, now] = [fieldAnswerOf(was), fieldAnswerOf(shown)]
    if (now === 'no') return before !== 'no'
    // An empty value means "allowed" for Weni's own switch, and nothing for the field of a topic.
    const lessClear = before === 'yes' && now === 'unset' && key !== MARKETING_FIELD
    if (before === 'no' || lessClear) drift.push({ what: key, was, is })
    return false
  }

  for (const { topicId, fieldKey } of mirrors) if (fieldKey && readField(fieldKey)) out.add(topicId)
  if (readField(MARKETING_FIELD)) marketingOut = true

  const memberships = new Set(contact.groups.map((group) => group.uuid))
  for (const { topicId, groupUuid, inverted } of mirrors) {
    if (!groupUuid || (groups && !groups.has(groupUuid))) continue
    const was = baseline?.groups[groupUuid]
    const is = memberships.has(groupUuid)
    members[groupUuid] = is
    // A contact that is stopped, blocked or archived leaves every group with it, which says nothing.
    const left = !is && was === true && isActive(contact)
    // Membership in a group of those who refuse is a No by itself; absence from a group of those who allow is one only
    // after membership.
    if (inverted ? is && was !== true : left) out.add(topicId)
    const isDrift = inverted ? left : is && was === false
    if (!isDrift || drift.some((one) => one.what === groupUuid)) continue
    drift.push({ what: groupUuid, was: is ? 'no member' : 'member', is: is ? 'member' : 'no member' })
  }

  const status = statusOf(contact)
  const observed = { fields, groups: members, status }
  return {
    stop: isStopped(status) && !isStopped(baseline?.status),
    out: [...out],
    marketingOut,
    drift,
    differs: baseline === null || !isSame(baseline, observed),
    observed,
  }
}

/** Whether the finding contains a No. */
export function refuses(finding: Finding): boolean {
  return finding.stop || finding.marketingOut || finding.out.length > 0
}

function isStopped(status: string | undefined): boolean {
  return status === 'stopped' || status === 'blocked'
}

function isSame(one: WeniSnapshot, other: WeniSnapshot): boolean {
  const same = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>) =>
    [...Object.keys(a), ...Object.keys(b)].every((key) => a[key] === b[key])
  const status = one.status ?? 'active'
  return status === other.status && same(one.fields, other.fields) && same(one.groups, other.groups)
}
