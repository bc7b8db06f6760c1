import type { ReactNode } from 'react'
import type { PeopleWords } from '@/lib/i18n/console/people/shape'

interface Props {
  words: PeopleWords['zones']
  contactId: string
  /** The form that releases the number; null where there is none to release. */
  release: ReactNode
  /** The form that erases; null for somebody who was erased. */
  erase: ReactNode
}

/** What can't be taken back, and what takes data out: at the end, behind a disclosure. */
export function Zones({ words, contactId, release, erase }: Props) {
  return (
    <div className="two">
      {release && (
        <details className="zone">
          <summary>{words.release}</summary>
          <div className="flow">
            <p className="s">{words.releaseText}</p>
            {release}
          </div>
        </details>
      )}
      <details className="zone">
        <summary>{words.data}</summary>
        <div className="flow">
          <p className="s">{words.exportText}</p>
          <p className="acts">
            <a className="b" href={`/console/people/${contactId}/export.json`}>
              {words.json}
            </a>
            <a className="b" href={`/console/people/${contactId}/evidence`} target="_blank" rel="noreferrer">
              {words.document}
            </a>
          </p>
          {erase}
        </div>
      </details>
    </div>
  )
}
