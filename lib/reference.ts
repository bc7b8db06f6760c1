const REFERENCE_CHARS = 8

/**
 * Returns what a person can read out on the phone: the last eight digits of the change's id, which are random in a
 * UUIDv7. The business finds a change by them within one contact's ledger, where they can't collide in practice.
 */
export function referenceOf(changeId: string): string {
  return changeId.slice(-REFERENCE_CHARS).toUpperCase()
}

/** Returns whether a text may be a reference as a person reads it out, in lower case. */
export const isReference = (text: string): boolean => /^[0-9a-f]{8}$/.test(text)
