'use server'

import { z } from 'zod'
import { consoleAction } from '@/lib/http/action/console-action'
import type { Answer, FormAction } from '@/lib/http/action/form-answer'
import { inviteAndMail } from '@/lib/http/action/invite-and-mail'
import { COMMON } from '@/lib/i18n/console/common/words'
import { MEMBERS } from '@/lib/i18n/console/members/words'
import { formatInstant } from '@/lib/i18n/format'
import type { MemberCaller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { changeRole } from '@/lib/services/members/change-role'
import { disableMember } from '@/lib/services/members/disable-member'
import { openMember } from '@/lib/services/members/read-members'
import { returnMember } from '@/lib/services/members/return-member'
import { revokeInvitation } from '@/lib/services/members/revoke-invitation'
import { ROLES } from '@/lib/services/members/roles'

const right = 'members.write' as const

/** Returns the member as they were before the change, whose name and role the answer says. */
async function memberBefore(deps: Deps, caller: MemberCaller, id: string) {
  const opened = await openMember(deps, caller, id)
  return opened.outcome === 'read' ? opened.member : null
}

/** Makes an invitation, and mails it where a mail server is set. Its link is in the answer to this one form. */
export const inviteAction: FormAction = consoleAction({
  name: 'inviteMember',
  right,
  confirms: true,
  keepsTyped: true,
  schema: z.strictObject({ email: z.string().max(1000), role: z.enum(ROLES) }),
  fieldsOf: (form) => ({ email: form.get('email'), role: form.get('role') }),
  run: (deps, { member: caller, locale, business }, details) =>
    inviteAndMail(deps, { caller, locale, business }, details),
  answer(invited, { locale, business }): Answer {
    const words = MEMBERS[locale].inviting
    switch (invited.outcome) {
      case 'invited': {
        const { email, expiresAt, mailed, url } = invited
        const until = formatInstant(expiresAt, 'date', locale, business.timeZone)
        const done = `${words.made(email, until)} ${words.mailed[mailed]}`
        return { done, copy: { label: words.link, value: url } }
      }
      case 'known':
        return { problem: words.known, fields: { email: words.known } }
      case 'too_many':
        return { problem: words.tooMany }
      case 'not_valid':
        return { problem: words.notValid, fields: { email: words.notValid } }
    }
  },
})

export const revokeInvitationAction: FormAction = consoleAction({
  name: 'revokeInvitation',
  right,
  schema: z.strictObject({ invitation: z.uuid() }),
  fieldsOf: (form) => ({ invitation: form.get('invitation') }),
  run: (deps, { member }, { invitation }) => revokeInvitation(deps, member, invitation),
  answer({ outcome }, { locale }): Answer {
    const words = MEMBERS[locale].invitations
    return outcome === 'revoked' ? { done: words.revoked } : { problem: words.goneAlready }
  },
})

/** Gives a member another role, unless somebody else has changed it since the form was made. */
export const changeRoleAction: FormAction = consoleAction({
  name: 'changeRole',
  undo: () => changeRoleAction,
  right,
  confirms: true,
  schema: z.strictObject({ member: z.uuid(), role: z.enum(ROLES), seen: z.enum(ROLES) }),
  fieldsOf: (form) => ({ member: form.get('member'), role: form.get('role'), seen: form.get('seen') }),
  async run(deps, { member: caller }, { member, role, seen }) {
    const before = await memberBefore(deps, caller, member)
    return { ...(await changeRole(deps, caller, member, role, seen)), name: before?.name ?? '' }
  },
  answer(changed, { locale }, { member, role, seen }): Answer {
    const words = MEMBERS[locale].one
    const { roles, undo } = COMMON[locale]
    switch (changed.outcome) {
      case 'changed': {
        const back = { label: undo, fields: { member, role: seen, seen: role } }
        return { done: words.saved(changed.name, roles[role]), undo: back }
      }
      case 'unchanged':
        return { done: words.unchanged }
      case 'changed_meanwhile':
        return { problem: words.changedMeanwhile(changed.name, roles[changed.role]) }
      case 'last_owner':
        return { problem: words.lastOwner, fields: { role: words.lastOwner } }
      default:
        return { problem: words.gone }
    }
  },
})

/** Takes a member out of the business. */
export const removeMemberAction: FormAction = consoleAction({
  name: 'removeMember',
  undo: () => giveBackAction,
  right,
  confirms: true,
  schema: z.strictObject({ member: z.uuid() }),
  fieldsOf: (form) => ({ member: form.get('member') }),
  async run(deps, { member: caller }, { member }) {
    const before = await memberBefore(deps, caller, member)
    return { ...(await disableMember(deps, caller, member)), before }
  },
  answer({ outcome, before }, { locale }, { member }): Answer {
    const words = MEMBERS[locale].one
    if (outcome === 'last_owner') return { problem: words.lastOwner }
    if (outcome !== 'disabled' || !before) return { problem: words.removedAlready }
    const fields = { member, role: before.role }
    return { done: words.removed(before.name), undo: { label: COMMON[locale].undo, fields } }
  },
})

/** Lets a former member work for the business again. */
export const giveBackAction: FormAction = consoleAction({
  name: 'returnMember',
  right,
  confirms: true,
  schema: z.strictObject({ member: z.uuid(), role: z.enum(ROLES) }),
  fieldsOf: (form) => ({ member: form.get('member'), role: form.get('role') }),
  async run(deps, { member: caller }, { member, role }) {
    const before = await memberBefore(deps, caller, member)
    return { ...(await returnMember(deps, caller, member, role)), name: before?.name ?? '' }
  },
  answer({ outcome, name }, { locale }, { role }): Answer {
    const words = MEMBERS[locale].one
    if (outcome === 'returned') return { done: words.givenBack(name, COMMON[locale].roles[role]) }
    return { problem: words.givenBackAlready }
  },
})
