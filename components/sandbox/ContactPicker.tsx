import type { PhoneView } from './view'

const LANGUAGES: Record<string, string> = { spa: 'Spanish', por: 'Portuguese', eng: 'English' }

interface Props {
  contacts: PhoneView['contacts']
  current: { uuid: string; name: string; language: string }
  pick: (uuid: string) => void
}

/** Whose phone is shown. A contact who is not in the list, named in the address only, stands in front of it. */
export function ContactPicker({ contacts, current, pick }: Props) {
  const listed = contacts.some(({ uuid }) => uuid === current.uuid) ? contacts : [current, ...contacts]
  return (
    <label className="picker">
      <span>Whose phone</span>
      <select value={current.uuid} onChange={(event) => pick(event.target.value)}>
        {listed.map(({ uuid, name, language }) => (
          <option key={uuid} value={uuid}>
            {name} · {LANGUAGES[language] ?? 'no language'}
          </option>
        ))}
      </select>
    </label>
  )
}
