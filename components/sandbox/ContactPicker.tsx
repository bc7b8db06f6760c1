import type { PhoneView } from './view'

const LANGUAGES: Record<string, string> = { spa: 'Spanish', por: 'Portuguese', eng: 'English' }

interface Props {
  contacts: PhoneView['contacts']
  current: { uuid: string; name: string; language: string }
  pick: (uuid: string) => void
}

/** Chooses the contact whose phone is shown. A contact that is not in the list but named in the address comes first. */
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
