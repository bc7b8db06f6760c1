import type { Mirror } from '@/lib/backends/backend'
import { isActive, statusOf, type WeniContact } from './contact'
import { fieldAnswerOf } from './field-answer'
import type { WeniSnapshot } from './plan'
import { MARKETING_FIELD } from './settings'

/** Something that stands there and should not: more than was allowed, or nothing that means anything. */
export interface Drift {
  /** A field's key, a group's uuid. */
  what: string
  was: string
  is: string
}

/** What a contact of the workspace says that we do not know yet. */
export interface Finding {
  /** Stopped or blocked there, and it was not before. */
  stop: boolean
  /** Topics that were refused there: in their field, by leaving their group, or by joining that of those who refuse. */
  out: string[]
  /** Marketing as a whole was refused there. */
  marketingOut: boolean
  drift: Drift[]
  /** What stands there differs from what we believed, in whatever way. */
  differs: boolean
  /** What stands there. */
  observed: WeniSnapshot
}

export interface Comparison {
  mirrors: readonly Mirror[]
  /** What stood there when we last knew; null: never. */
  baseline: WeniSnapshot | null
  /** The static groups that exist: a deleted group says nothing about those who were in it. Null: not asked. */
  groups: ReadonlySet<string> | null
}

/**
 * Compares what stands in the workspace with what we last knew to stand there (docs/sync.md): towards No is a statement
 * of somebody, towards Yes is drift, and what has not changed says nothing, whatever we think ourselves. Absence is no
 * refusal.
 */
export function compare(contact: WeniContact, { mirrors, baseline, groups }: Comparison): Finding {
  const out = new Set<string>()
  const drift: Drift[] = []
  const fields: Record<string, string> = { ...baseline?.fields }
  const members: Record<string, boolean> = { ...baseline?.groups }
  let marketingOut = false

  const readField = (key: string): boolean => {
    const shown = contact.fields[key]
    // A field that is not listed does not exist there: not a word of this contact.
    if (shown === undefined) return false
    const was = baseline?.fields[key] ?? ''
    const is = String(shown ?? '')
    fields[key] = is
    const [before, now] = [fieldAnswerOf(was), fieldAnswerOf(shown)]
    if (now === 'no') return before !== 'no'
    // Unset is "allowed" for Weni's own switch, and nothing at all for the field of a topic.
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
    // Whoever is stopped, blocked or archived leaves every group with it: that says nothing.
    const left = !is && was === true && isActive(contact)
    // To be listed among those who refuse is a No by itself, to be missing among those who allow only after one was
    // there.
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

/** Whether the finding holds a No. */
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
