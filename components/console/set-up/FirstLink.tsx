import Link from 'next/link'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { CopyField } from '@/components/console/ui/CopyField'
import { TextField } from '@/components/console/ui/Field'
import { Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { FirstLinkWords } from '@/lib/i18n/console/set-up/shape'
import { QrCode } from './QrCode'

/** Asks for one's own number. */
export function TryForm({
  action,
  businessId,
  words,
}: {
  action: FormAction
  businessId: string
  words: FirstLinkWords['try']
}) {
  return (
    <Section title={words.title}>
      <div className="panel pad flow">
        <p>{words.text}</p>
        <ActionForm action={action} businessId={businessId} label={words.title}>
          <TextField
            label={words.phone}
            name="phone"
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            hint={words.phoneHint}
            required
            maxLength={60}
          />
          <div>
            <SubmitButton>{words.button}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Section>
  )
}

interface MadeProps {
  words: FirstLinkWords
  link: {
    contactId: string
    url: string
    cells: readonly (readonly boolean[])[]
    /** Until when, in words. */
    until: string
    message: 'sent' | 'possible' | 'impossible'
  }
  copy: { button: string; done: string }
  send: FormAction
  businessId: string
}

/** The link: to scan, to copy, and to be sent where a message can be. */
export function MadeLink({ words: { made, send: sending }, link, copy, send, businessId }: MadeProps) {
  return (
    <Section title={made.title}>
      <div className="panel pad first-link">
        <QrCode cells={link.cells} label={made.qr} />
        <div className="flow">
          <p>{made.text}</p>
          <CopyField label={made.label} value={link.url} words={copy} />
          <p className="acts">
            <a className="b" href={link.url} target="_blank" rel="noreferrer">
              {made.open}
            </a>
            <Link className="b q" href="/console/set-up/link" prefetch={false}>
              {made.another}
            </Link>
          </p>
          <p className="s">{made.until(link.until)}</p>
          {link.message === 'possible' ? (
            <ActionForm action={send} businessId={businessId} label={sending.button}>
              <input type="hidden" name="contact" value={link.contactId} />
              <div>
                <SubmitButton kind="plain">{sending.button}</SubmitButton>
              </div>
            </ActionForm>
          ) : (
            <p className="s">{link.message === 'sent' ? sending.recently : sending.notYet}</p>
          )}
        </div>
      </div>
    </Section>
  )
}

/** What comes after the first link: one way forward, and two that can wait. */
export function NextSteps({ words }: { words: FirstLinkWords['next'] }) {
  const steps = [
    { ...words.backend, href: '/console/backends', className: 'b p' },
    { ...words.look, href: '/console/look', className: 'b' },
    { ...words.topics, href: '/console/topics', className: 'b' },
  ]
  return (
    <Section title={words.title}>
      <ul className="panel list">
        {steps.map(({ title, text, button, href, className }) => (
          <li key={href}>
            <div>
              <b>{title}</b>
              <p className="s">{text}</p>
            </div>
            <Link className={className} href={href} prefetch={false}>
              {button}
            </Link>
          </li>
        ))}
      </ul>
      <p>
        <Link href="/console" prefetch={false}>
          {words.overview}
        </Link>
      </p>
    </Section>
  )
}
