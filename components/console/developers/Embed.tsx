import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { DevelopersWords } from '@/lib/i18n/console/developers/shape'

interface Props {
  origins: readonly string[]
  words: DevelopersWords['embed']
  businessId: string
  change: FormAction
}

/** The sites that may show the page in a frame. A site is added or removed at once, and either can be undone. */
export function Embed({ origins, words, businessId, change }: Props) {
  return (
    <Section title={words.title}>
      <p className="s">{words.text}</p>
      <ActionForm action={change} businessId={businessId} label={words.title} className="sec">
        {origins.length === 0 ? (
          <p className="panel pad soft">{words.none}</p>
        ) : (
          <ul className="panel list">
            {origins.map((origin) => (
              <li key={origin}>
                <code>{origin}</code>
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
    </Section>
  )
}
