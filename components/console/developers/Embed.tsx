import { ActionForm } from '@/components/console/ui/ActionForm'
import { CopyField } from '@/components/console/ui/CopyField'
import { TextField } from '@/components/console/ui/Field'
import { Moment } from '@/components/console/ui/Moment'
import { Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { DevelopersWords } from '@/lib/i18n/console/developers/shape'
import type { Locale } from '@/lib/i18n/locales'

interface Props {
  origins: readonly { origin: string; isForTests: boolean }[]
  refused: readonly Refused[]
  /** The script tag for the sites. */
  tag: string
  words: DevelopersWords['embed']
  copy: { button: string; done: string }
  locale: Locale
  timeZone: string
  businessId: string
  change: FormAction
}

interface Refused {
  origin: string
  lastAt: number
  /** Whether it can be allowed: a site without TLS can't. */
  canBeAllowed: boolean
}

/** The sites that may show the page in a frame. A site is added or removed at once, and either can be undone. */
export function Embed(props: Props) {
  const { origins, refused, tag, words, copy, businessId, change } = props
  return (
    <Section title={words.title}>
      <p className="s">{words.text}</p>
      <ActionForm action={change} businessId={businessId} label={words.title} className="sec">
        {origins.length === 0 ? (
          <p className="panel pad soft">{words.none}</p>
        ) : (
          <ul className="panel list">
            {origins.map(({ origin, isForTests }) => (
              <li key={origin}>
                <div>
                  <code>{origin}</code>
                  {isForTests && <p className="s">{words.forTests}</p>}
                </div>
                <SubmitButton kind="quiet" name="remove" value={origin} label={words.removeLabel(origin)}>
                  {words.remove}
                </SubmitButton>
              </li>
            ))}
          </ul>
        )}
      </ActionForm>
      <ActionForm action={change} businessId={businessId} className="panel pad flow">
        <div className="beside">
          <TextField label={words.add} name="add" hint={words.hint} inputMode="url" autoComplete="off" required />
          <SubmitButton kind="plain">{words.act}</SubmitButton>
        </div>
      </ActionForm>
      {refused.length > 0 && <RefusedSites {...props} />}
      <div className="panel pad flow">
        <CopyField label={words.tag} value={tag} words={copy} />
        <CopyField label={words.element} value={'<sayso-preferences link="…"></sayso-preferences>'} words={copy} />
      </div>
    </Section>
  )
}

/** The sites that tried and are not in the list: one of them may be the business's own, forgotten here. */
function RefusedSites({ refused, words, locale, timeZone, businessId, change }: Props) {
  return (
    <ActionForm action={change} businessId={businessId} label={words.refused} className="sec">
      <h3>{words.refused}</h3>
      <p className="s">{words.refusedText}</p>
      <ul className="panel list">
        {refused.map(({ origin, lastAt, canBeAllowed }) => (
          <li key={origin}>
            <div>
              <code>{origin}</code>
              <p className="s">
                {words.lastTried} <Moment at={lastAt} locale={locale} timeZone={timeZone} />
                {!canBeAllowed && ` · ${words.noTls}`}
              </p>
            </div>
            {canBeAllowed && (
              <SubmitButton kind="quiet" name="add" value={origin} label={words.allowLabel(origin)}>
                {words.act}
              </SubmitButton>
            )}
          </li>
        ))}
      </ul>
    </ActionForm>
  )
}
