import { isObject, type JsonObject, numberAt, textAt } from './json'
import type { Report } from './report'

/** A line that says that its person is also the one of another chain: how far that chain went then. */
export interface Merge {
  contactId: string
  other: { contactId: string; seq: number; hash: string }
}

/** Returns what a line says of another chain of its person; null if it says nothing of one. @throws Refused */
export function mergeOf(contactId: string, { other_head: head }: JsonObject): Merge | null {
  if (!isObject(head)) return null
  return {
    contactId,
    other: { contactId: textAt(head, 'contact_id'), seq: numberAt(head, 'seq'), hash: textAt(head, 'hash') },
  }
}

/**
 * Checks that the chains of a file are those of one person, as the lines of their merges say, and that none of them
 * ends before the line that a merge names: a refusal in it would be missing.
 * @param chains the hashes of the lines of each chain, in the order of the file
 */
export function checkMerges(report: Report, chains: ReadonlyMap<string, readonly string[]>, merges: readonly Merge[]) {
  for (const { contactId, other } of merges)
    if (chains.get(other.contactId)?.[other.seq - 1] !== other.hash)
      report.fails((words) => words.mergedMissing(contactId, other.contactId))
  const [first] = chains.keys()
  const own = new Set([first])
  // A merge may lead to a chain that an earlier one of the list does not, so the list is gone through until none does.
  for (let known = 0; known < own.size;) {
    known = own.size
    for (const { contactId, other } of merges) {
      if (own.has(contactId)) own.add(other.contactId)
      else if (own.has(other.contactId)) own.add(contactId)
    }
  }
  for (const contactId of chains.keys()) if (!own.has(contactId)) report.fails((words) => words.chainOfOther(contactId))
}
