import { ActionForm } from '@/components/console/ui/ActionForm'
import { Moment } from '@/components/console/ui/Moment'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { DevelopersWords } from '@/lib/i18n/console/developers/shape'
import { formatInstant } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

export interface KeyView {
  id: string
  name: string
  scopes: readonly string[]
  createdAt: number
  revokedAt: number | null
  /** Such as `2026-11-29`; null: never. */
  lastUsedOn: string | null
}

interface Props {
  keys: readonly KeyView[]
  words: DevelopersWords
  locale: Locale
  timeZone: string
  businessId: string
  revoke: FormAction
}

/** The keys of one mode. One form for all of them, so that its answer stays when the key's own button is gone. */
export function KeyList({ keys, words, locale, timeZone, businessId, revoke }: Props) {
  return (
    <ActionForm action={revoke} businessId={businessId} label={words.keys.title} className="sec">
      <ul className="panel list api-keys">
        {keys.map((key) => (
          <li key={key.id} id={`key-${key.id}`}>
            <div>
              <b>{key.name}</b>
              <p className="s">
                {words.keys.scopes}: <Scopes scopes={key.scopes} words={words} />
              </p>
              <p className="s facts">
                <span>
                  {words.keys.made} <Moment at={key.createdAt} locale={locale} timeZone={timeZone} style="day" />
                </span>
                <span>
                  <Used day={key.lastUsedOn} locale={locale} words={words.keys} />
                </span>
              </p>
            </div>
            {key.revokedAt === null ? (
              <details>
                <summary aria-label={words.keys.revokeAct(key.name)}>{words.keys.revoke}</summary>
                <p>{words.keys.revokeText(key.name)}</p>
                <SubmitButton kind="harm" name="key" value={key.id}>
                  {words.keys.revokeAct(key.name)}
                </SubmitButton>
              </details>
            ) : (
              <span className="tag">
                {words.keys.revokedOn(formatInstant(key.revokedAt, 'shortDate', locale, timeZone))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </ActionForm>
  )
}

function Scopes({ scopes, words }: { scopes: readonly string[]; words: DevelopersWords }) {
  if (scopes.length === Object.keys(words.scopes).length) return <>{words.keys.allScopes}</>
  return <code>{scopes.join(', ')}</code>
}

function Used({ day, locale, words }: { day: string | null; locale: Locale; words: DevelopersWords['keys'] }) {
  if (day === null) return <>{words.never}</>
  return (
    <>
      {/* A day of UTC has no time zone of its own. */}
      {words.used} <Moment at={Date.parse(day)} locale={locale} timeZone="UTC" style="day" />
    </>
  )
}
