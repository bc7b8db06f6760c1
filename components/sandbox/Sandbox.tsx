'use client'

import { localeOfIso6393 } from '@/lib/languages'
import { CallList } from './CallList'
import { Chat } from './Chat'
import { Composer } from './Composer'
import { ContactPicker } from './ContactPicker'
import { ContactRecord } from './ContactRecord'
import { usePhone } from './use-phone'
import type { PhoneView } from './view'

/** The phone beside the record, updated live. */
export function Sandbox({ initial }: { initial: PhoneView }) {
  const { view, changed, connected, pick, act } = usePhone(initial)
  const { contact, org } = view
  const lang = localeOfIso6393(contact.language) ?? 'es'
  const who = contact.name.split(' ')[0] ?? contact.name
  return (
    <div className="sides">
      <section className="phone" aria-label={`${contact.name}’s phone`}>
        <header>
          <span className="logo" aria-hidden="true">
            {initials(org)}
          </span>
          <div>
            <b>{org}</b>
            <small>{connected ? `on ${contact.name}’s phone` : 'the sandbox does not answer…'}</small>
          </div>
        </header>
        <Chat
          key={contact.uuid}
          messages={view.messages}
          lang={lang}
          who={who}
          tap={(message, choice) => void act({ message, choice })}
        />
        <Composer language={contact.language} lang={lang} who={who} send={(text, how) => act({ text, ...how })} />
      </section>
      <div className="back">
        <div className="card tools">
          <ContactPicker contacts={view.contacts} current={contact} pick={pick} />
          <button type="button" onClick={() => void act({ template: true })}>
            Send the offer again
          </button>
        </div>
        <ContactRecord contact={contact} changed={changed} />
        <CallList calls={view.calls} faults={view.faults} />
      </div>
    </div>
  )
}

function initials(name: string): string {
  const words = name.split(' ').filter(Boolean)
  return words
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('')
}
