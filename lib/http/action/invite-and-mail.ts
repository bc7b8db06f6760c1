import { COMMON } from '@/lib/i18n/console/common/words'
import { INVITATION } from '@/lib/i18n/console/invitation/words'
import { formatZoned } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { Caller, Role } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { type InvitedMember, inviteMember } from '@/lib/services/members/invite-member'
import { mailInvitation, type MailedInvitation } from '@/lib/services/members/mail-invitation'

interface Inviter {
  caller: Caller
  /** The language of the mail: of who is invited nothing is known but the address. */
  locale: Locale
  business: { name: string; timeZone: string }
}

export type InvitedAndMailed =
  | (Extract<InvitedMember, { outcome: 'invited' }> & { mailed: MailedInvitation })
  | Exclude<InvitedMember, { outcome: 'invited' }>

/** Invites somebody, and mails the link where a mail server is set. The link is returned in any case, to be copied. */
export async function inviteAndMail(
  deps: Deps,
  { caller, locale, business }: Inviter,
  details: { email: string; role: Role },
): Promise<InvitedAndMailed> {
  const invited = await inviteMember(deps, caller, details)
  if (invited.outcome !== 'invited') return invited
  const { subject, text } = INVITATION[locale].mail
  const role = COMMON[locale].roles[details.role]
  const until = formatZoned(invited.expiresAt, 'dateTime', locale, business.timeZone)
  const mailed = await mailInvitation(deps, {
    to: invited.email,
    subject: subject(business.name),
    text: text({ business: business.name, role, url: invited.url, until }),
  })
  return { ...invited, mailed }
}
