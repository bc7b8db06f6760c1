import type { AiAgent } from '@/lib/backends/weni/inspect'
import type { Look } from '@/lib/backends/weni/look'
import { MARKETING_FIELD } from '@/lib/backends/weni/settings'
import { isNegativeName } from '@/lib/negative-names'
import { unreadRefusals } from '@/lib/services/backends/propose-mapping'

const AGENT: Readonly<Record<AiAgent, string>> = {
  on: 'on: no keyword trigger fires, so the agent itself must be instructed to call Sayso',
  off: 'off',
  unknown: 'the API does not show it: look in the project, and give --ai-agent on or off when you connect',
}

/**
 * Returns what was found in a workspace, in lines for the operator. They have counts, and no number or name of a
 * contact.
 */
export function describeLook({ workspace, contacts, fields, groups }: Look): string {
  const count = contacts.isMore ? `more than ${contacts.count}` : String(contacts.count)
  const allowing = fields.some(({ key }) => key === MARKETING_FIELD)
    ? `${contacts.refusingMarketing} refused in ${MARKETING_FIELD}`
    : `no field ${MARKETING_FIELD} yet`
  const named = groups.map(({ name, isSmart, isNegative, members }) => {
    const says = isNegativeName(name) ? 'says' : 'may say'
    return `${name} (${isSmart ? 'smart, ' : ''}${members}${isNegative ? `, its name ${says} that its members refuse` : ''})`
  })
  return [
    `Workspace  ${workspace.name || '(no name)'}${workspace.anonymous ? ', anonymous: numbers are hidden' : ''}`,
    `Contacts   ${count}: ${contacts.stopped} stopped, ${contacts.blocked} blocked, ${allowing}, ${contacts.hidden} without a visible WhatsApp number`,
    `Fields     ${fields.map(({ key }) => key).join(', ') || 'none'}`,
    `Groups     ${named.join(', ') || 'none'}`,
    `AI agent   ${AGENT[workspace.aiAgent]}`,
  ].join('\n')
}

/**
 * Returns what the operator must know of groups of people who refused that no topic is mapped to; null if there is
 * none.
 */
export function describeUnread({ groups }: Look, mapped: readonly (string | null | undefined)[]): string | null {
  const names = unreadRefusals(groups, mapped)
  if (names.length === 0) return null
  return `Nobody is kept from messages by being in ${names.map((name) => `“${name}”`).join(', ')}: no topic is mapped to a group of that name, and each topic has one group. If the members refused a topic, map it to their group; if that is a smart group, or the topic is mapped to another one, import them with the answer No, and if they refused everything, for each topic.`
}
