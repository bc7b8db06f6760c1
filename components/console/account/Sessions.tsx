import { ActionForm } from '@/components/console/ui/ActionForm'
import { Moment } from '@/components/console/ui/Moment'
import { Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { AccountWords } from '@/lib/i18n/console/account/shape'
import type { Locale } from '@/lib/i18n/locales'

interface Session {
  id: string
  createdAt: number
  seenAt: number
  fromIp: string | null
  browser: string | null
}

interface Props {
  action: FormAction
  words: AccountWords['sessions']
  businessId: string
  locale: Locale
  timeZone: string
  /** The session of this browser. */
  own: string
  sessions: readonly Session[]
}

/** The browsers in which a person is signed in, each with its way out. */
export function Sessions({ action, words, businessId, locale, timeZone, own, sessions }: Props) {
  const others = sessions.filter(({ id }) => id !== own)
  return (
    <Section title={words.title}>
      <ActionForm action={action} businessId={businessId}>
        <ul className="panel list">
          {sessions.map(({ id, seenAt, fromIp, browser }) => (
            <li key={id}>
              <div>
                <b>{browser ?? words.unknown}</b>
                {id === own && <span className="tag">{words.here}</span>}
                <p className="s">
                  {words.last} <Moment at={seenAt} locale={locale} timeZone={timeZone} />
                  {fromIp && `, ${words.from(fromIp)}`}
                </p>
              </div>
              {id !== own && (
                <SubmitButton kind="plain" name="session" value={id}>
                  {words.end}
                  <span className="v"> {browser ?? words.unknown}</span>
                </SubmitButton>
              )}
            </li>
          ))}
        </ul>
        {others.length > 0 && (
          <p>
            <SubmitButton kind="harm" name="session" value="others">
              {words.endOthers(others.length)}
            </SubmitButton>
          </p>
        )}
      </ActionForm>
    </Section>
  )
}
