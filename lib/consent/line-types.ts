import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** What the plan of its country says of a person's number: `other` is a number of the internet, for instance. */
type LineType = 'mobile' | 'landline' | 'other'

/**
 * Returns what the plan of its country says of a number in E.164; null for one that the plan lacks, and for one of a
 * service that no person has. In Argentina a mobile without its 9 is written as a landline is, and WhatsApp's two forms
 * are one match key, so such a number may be a mobile.
 */
export function lineTypeOf(e164: string): LineType | null {
  const planned = parsePhoneNumberFromString(inPlan(e164))
  const type = planned?.getType()
  if (type === undefined || SERVICES.has(type)) return null
  if (type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE') return 'mobile'
  if (type !== 'FIXED_LINE') return 'other'
  return planned?.country === 'AR' ? 'mobile' : 'landline'
}

/** Returns 2 for a number that may be a mobile, 1 for another line that people have, 0 for one that the plan lacks. */
export function rankOfLine(e164: string): number {
  const type = lineTypeOf(e164)
  if (type === null) return 0
  return type === 'mobile' ? 2 : 1
}

const SERVICES: ReadonlySet<string> = new Set([
  ...['TOLL_FREE', 'PREMIUM_RATE', 'SHARED_COST', 'PAGER', 'UAN', 'VOICEMAIL'],
])

/** Brazil's mobiles of the old plan, and Mexico's old prefix: WhatsApp writes such forms, today's plans lack them. */
function inPlan(e164: string): string {
  const [, area, line] = /^\+55([1-9]{2})([6-9]\d{7})$/.exec(e164) ?? []
  if (area !== undefined && line !== undefined) return `+55${area}9${line}`
  return e164.replace(/^\+521(?=\d{10}$)/, '+52')
}
