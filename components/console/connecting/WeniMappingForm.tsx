import { Fragment } from 'react'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import { Table } from '@/components/console/ui/Table'
import type { FormAction } from '@/lib/http/action/form-answer'
import { isNegativeGroup, MappingSelect } from './MappingSelect'
import type { ConnectScene } from './scene'
import { UnreadGroups } from './UnreadGroups'
import type { FoundWorkspace } from './WeniFound'

/** One topic, as it is mapped now. */
export interface MappingLine {
  key: string
  name: string
  field: string | null
  group: string | null
  inverted: boolean | undefined
  asks: boolean
  own: { field: string; group: string }
  /** A sentence about what is wrong, and where; null: nothing is. */
  problem: { at: 'field' | 'group' | 'meaning'; text: string } | null
}

interface Props {
  action: FormAction
  lines: readonly MappingLine[]
  found: FoundWorkspace & { groups: readonly { name: string; isNegative: boolean }[] }
  /** The groups of people who refused, by their names, that no topic is shown by. */
  unread: readonly string[]
  aiAgent: 'on' | 'off' | null
  scene: ConnectScene
}

/** The step in which each topic gets a field, a group, or both. Its fields are named by the key of the topic. */
export function WeniMappingForm({ action, lines, found, unread, aiAgent, scene }: Props) {
  const { words, businessId, locale } = scene
  const { mapping } = words
  const fieldsOf = ({ own, field }: MappingLine) => {
    const known = found.fields.map(({ key, valueType }) => ({
      value: key,
      label: valueType === 'text' ? key : mapping.holds(key, mapping.types[valueType] ?? valueType),
    }))
    const isThere = found.fields.some(({ key }) => key === own.field)
    const gone = field !== null && field !== own.field && !found.fields.some(({ key }) => key === field)
    return [
      { value: '', label: mapping.noField },
      ...(isThere ? [] : [{ value: own.field, label: mapping.makes(own.field) }]),
      ...known,
      ...(gone ? [{ value: field, label: field }] : []),
    ]
  }
  const groupsOf = ({ own, group }: MappingLine) => {
    const known = found.groups.map(({ name, isSmart, members }) => ({
      value: name,
      label: isSmart ? mapping.smart(name) : mapping.members(name, members),
    }))
    const has = (name: string) => found.groups.some((each) => each.name.toLowerCase() === name.toLowerCase())
    const gone = group !== null && group !== own.group && !has(group)
    return [
      { value: '', label: mapping.noGroup },
      ...(has(own.group) ? [] : [{ value: own.group, label: mapping.makes(own.group) }]),
      ...known,
      ...(gone ? [{ value: group, label: mapping.makes(group) }] : []),
    ]
  }
  const isUnsaid = ({ group, inverted, asks }: MappingLine) =>
    inverted === undefined && (asks || isNegativeGroup(group, found.groups))
  const meaningsOf = (line: MappingLine) => [
    ...(isUnsaid(line) ? [{ value: '', label: mapping.ask }] : []),
    { value: 'allow', label: mapping.allow },
    { value: 'refuse', label: mapping.refuse },
  ]
  const meaningOf = (line: MappingLine) => (isUnsaid(line) ? '' : line.inverted ? 'refuse' : 'allow')
  const rows = lines.map((line) => ({
    key: line.key,
    cells: [
      line.name,
      <MappingSelect
        key="field"
        label={mapping.fieldOf(line.name)}
        name={`field:${line.key}`}
        options={fieldsOf(line)}
        value={line.field ?? ''}
        problem={line.problem?.at === 'field' ? line.problem.text : null}
      />,
      <div key="group" className="mapped-group">
        <MappingSelect
          label={mapping.groupOf(line.name)}
          name={`group:${line.key}`}
          options={groupsOf(line)}
          value={nameIn(found.groups, line.group)}
          problem={line.problem?.at === 'group' ? line.problem.text : null}
        />
        {line.group !== null && (
          // What it means is of this group: when another is chosen, it is asked again.
          <Fragment key={line.group}>
            <input type="hidden" name={`was:${line.key}`} value={nameIn(found.groups, line.group)} />
            <MappingSelect
              label={mapping.meaningOf(line.name)}
              name={`meaning:${line.key}`}
              options={meaningsOf(line)}
              value={meaningOf(line)}
              problem={line.problem?.at === 'meaning' ? line.problem.text : null}
            />
          </Fragment>
        )}
      </div>,
    ],
  }))
  return (
    <ActionForm action={action} businessId={businessId} label={mapping.title} answerAt="end">
      <p className="soft">{mapping.lead}</p>
      <Table
        caption={mapping.title}
        columns={[
          { key: 'topic', label: mapping.topic },
          { key: 'field', label: mapping.field },
          { key: 'group', label: mapping.group },
        ]}
        rows={rows}
      />
      {unread.length > 0 && <UnreadGroups {...{ unread, words, locale }} />}
      {found.workspace.aiAgent === 'unknown' && (
        <fieldset className="f">
          <legend>{mapping.agent}</legend>
          <div>
            <span className="seg">
              <label>
                <input type="radio" name="agent" value="on" defaultChecked={aiAgent === 'on'} />
                {mapping.agentOn}
              </label>
              <label>
                <input type="radio" name="agent" value="off" defaultChecked={aiAgent === 'off'} />
                {mapping.agentOff}
              </label>
            </span>
          </div>
        </fieldset>
      )}
      <p className="s">{mapping.note}</p>
      <div className="acts">
        <SubmitButton>{mapping.go}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** The name of a group as the workspace writes it. */
function nameIn(groups: readonly { name: string }[], group: string | null): string {
  return groups.find(({ name }) => name.toLowerCase() === group?.toLowerCase())?.name ?? group ?? ''
}
