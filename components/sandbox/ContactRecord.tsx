import type { ContactView } from './view'

interface Props {
  contact: ContactView
  changed: ReadonlySet<string>
}

/** The contact as the stand-in for Weni holds it. Changes are marked for a moment. */
export function ContactRecord({ contact, changed }: Props) {
  const mark = (key: string) => (changed.has(key) ? 'fresh' : undefined)
  return (
    <section className="card" aria-labelledby="record">
      <h2 id="record">
        Record in Weni <code>{contact.urn}</code>
      </h2>
      <p className="facts">
        <span className={`status ${contact.status}`} key={`status ${contact.status}`}>
          {contact.status}
        </span>
        <span className={contact.marketingBlocked ? 'status blocked' : 'status active'}>
          marketing templates {contact.marketingBlocked ? 'blocked' : 'allowed'}
        </span>
      </p>
      <table>
        <caption className="hidden">Contact fields</caption>
        <tbody>
          {contact.fields.map(({ key, value }) => (
            // The value is part of the key: a changed row is a new one, so its mark begins again.
            <tr key={`${key}=${value}`} className={mark(key)}>
              <th scope="row">
                <code>{key}</code>
              </th>
              <td className={tone(value)}>{value ?? 'not set'}</td>
            </tr>
          ))}
          <tr key={contact.groups.join()} className={mark('groups')}>
            <th scope="row">groups</th>
            <td className={contact.groups.length > 0 ? undefined : 'unset'}>{contact.groups.join(', ') || 'none'}</td>
          </tr>
          <tr>
            <th scope="row">modified on</th>
            <td>
              <code>{contact.modifiedOn.replace('T', ' ').replace('Z', '')}</code> UTC
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}

function tone(value: string | null): string | undefined {
  if (value === null) return 'unset'
  if (value === 'yes' || value === 'true') return 'yes'
  return value === 'no' || value === 'false' ? 'no' : undefined
}
