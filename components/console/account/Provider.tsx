import { ActionForm } from '@/components/console/ui/ActionForm'
import { Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { AccountWords } from '@/lib/i18n/console/account/shape'
import { formatInstant } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

interface Props {
  action: FormAction
  words: AccountWords['provider']
  businessId: string
  locale: Locale
  timeZone: string
  /** What the provider is called. */
  name: string
  linked: { label: string | null; linkedAt: number } | null
  /** Whether the person has asked to connect an account: the next step is at the provider. */
  isLinking: boolean
  /** With what somebody came back from the provider. */
  result: 'connected' | 'taken' | null
}

/** The account at the OpenID provider by which a person may sign in as well. */
export function Provider(props: Props) {
  const { action, words, businessId, locale, timeZone, name, linked, isLinking, result } = props
  return (
    <Section title={words.title(name)}>
      <div className="panel pad flow">
        {result && (
          <p className={result === 'taken' ? 'note e' : 'note'} role={result === 'taken' ? 'alert' : 'status'}>
            {result === 'taken' ? words.taken : words.connected}
          </p>
        )}
        <p>
          {linked
            ? words.linked(linked.label ?? name, formatInstant(linked.linkedAt, 'shortDate', locale, timeZone))
            : words.none}
        </p>
        {!linked && isLinking ? (
          // A link and no form: the policy lets no form lead to another site.
          <p>
            <a className="b p" href="/console/auth/begin">
              {words.goTo(name)}
            </a>
          </p>
        ) : (
          <ActionForm action={action} businessId={businessId}>
            <p>
              <SubmitButton kind="plain" name="act" value={linked ? 'remove' : 'connect'}>
                {linked ? words.remove : words.connect(name)}
              </SubmitButton>
            </p>
          </ActionForm>
        )}
      </div>
    </Section>
  )
}
