import { numbersIn, spansIn } from '@/lib/i18n/console/numbers'
import type { ConnectScene } from './scene'

/** What a workspace has, as the test found it. */
export interface FoundWorkspace {
  tookMs: number
  workspace: { name: string; anonymous: boolean; aiAgent: 'on' | 'off' | 'unknown' }
  contacts: {
    count: number
    isMore: boolean
    stopped: number
    blocked: number
    refusingMarketing: number
    hidden: number
  }
  fields: readonly { key: string; valueType: string }[]
  groups: readonly { name: string; isSmart: boolean; members: number }[]
}

/** How many names of a list are shown. */
const NAMED = 12

/** What was found: contacts in numbers, never one of them. */
export function WeniFound({ found, scene: { words, locale } }: { found: FoundWorkspace; scene: ConnectScene }) {
  const { found: said, mapping } = words
  const { workspace, contacts } = found
  const n = numbersIn(locale)
  const all = contacts.isMore ? said.moreThan(contacts.count) : said.exactly(contacts.count)
  const refusing = contacts.stopped + contacts.blocked + contacts.refusingMarketing
  const named = (names: readonly string[]) => {
    if (names.length === 0) return said.none
    const rest = names.length - NAMED
    return names.slice(0, NAMED).join(', ') + (rest > 0 ? ` + ${n(rest)}` : '')
  }
  return (
    <div className="panel pad flow">
      <p>{words.seen(spansIn(locale)(found.tookMs))}</p>
      <dl className="facts">
        <dt>{said.project}</dt>
        <dd>{workspace.name || said.noName}</dd>
        <dt>{said.contacts}</dt>
        <dd>{said.contactsText(all, contacts.hidden)}</dd>
        <dt>{said.saidNo}</dt>
        <dd>{said.saidNoText(refusing)}</dd>
        <dt>{said.fields}</dt>
        <dd>{named(found.fields.map(({ key }) => key))}</dd>
        <dt>{said.groups}</dt>
        <dd>
          {named(
            found.groups.map(({ name, isSmart, members }) =>
              isSmart ? mapping.smart(name) : mapping.members(name, members),
            ),
          )}
        </dd>
        <dt>{said.agent}</dt>
        <dd>{said.agents[workspace.aiAgent]}</dd>
      </dl>
      {workspace.anonymous && <p className="s">{said.anonymous}</p>}
    </div>
  )
}
