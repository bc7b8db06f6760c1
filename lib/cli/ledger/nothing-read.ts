const NOBODY = 'There is no business or contact like this, so nothing was read.'

/** Returns in a sentence why nothing was verified, of which "whole" must not be said; null if something was. */
export function nothingRead(
  { business, contact }: { business?: string | undefined; contact?: string | undefined },
  { businesses, contacts }: { businesses: number; contacts: number },
): string | null {
  if (businesses === 0) return business || contact ? NOBODY : 'There is no business, so nothing was read.'
  if (contacts > 0) return null
  if (contact) return NOBODY
  return business ? 'The business has no contact yet, so no line was read.' : null
}
