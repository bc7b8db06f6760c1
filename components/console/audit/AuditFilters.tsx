import Link from 'next/link'
import { useId } from 'react'
import type { AuditWords } from '@/lib/i18n/console/audit/shape'
import type { PersonView, WishView } from './view'

interface Props {
  wish: WishView
  members: readonly PersonView[]
  keys: readonly PersonView[]
  words: AuditWords
}

/** What the list is filtered by: a plain form, whose address can be kept and sent to a colleague. */
export function AuditFilters({ wish, members, keys, words: { filter, operator, things } }: Props) {
  const id = useId()
  const isFiltered = Object.values(wish).some((part) => part !== '')
  return (
    <form className="panel pad filters" action="/console/audit" aria-label={filter.label}>
      <div className="f">
        <label htmlFor={`${id}who`}>{filter.who}</label>
        <select id={`${id}who`} name="who" defaultValue={wish.who}>
          <option value="">{filter.everybody}</option>
          <People label={filter.members} people={members} />
          <People label={filter.keys} people={keys} />
          <option value="operator">{operator}</option>
        </select>
      </div>
      <div className="f">
        <label htmlFor={`${id}what`}>{filter.what}</label>
        <select id={`${id}what`} name="what" defaultValue={wish.what}>
          <option value="">{filter.everything}</option>
          {Object.entries(things).map(([kind, name]) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="f">
        <label htmlFor={`${id}since`}>{filter.since}</label>
        <input id={`${id}since`} type="date" name="since" defaultValue={wish.since} />
      </div>
      <div className="f">
        <label htmlFor={`${id}until`}>{filter.until}</label>
        <input id={`${id}until`} type="date" name="until" defaultValue={wish.until} />
      </div>
      <div className="acts">
        <button className="b">{filter.show}</button>
        {isFiltered && (
          <Link className="b q" href="/console/audit">
            {filter.clear}
          </Link>
        )}
      </div>
    </form>
  )
}

function People({ label, people }: { label: string; people: readonly PersonView[] }) {
  if (people.length === 0) return null
  return (
    <optgroup label={label}>
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}
