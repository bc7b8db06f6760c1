import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { BusinessWords } from '@/lib/i18n/console/business/shape'

interface Props {
  business: { id: string; name: string }
  /** The day on which the business will be closed, in words; null: it will not be. */
  closes: string | null
  actions: { close: FormAction; keep: FormAction }
  /** What a member reads who may not close the business; null: they may. */
  ownersCan: string | null
  words: BusinessWords['closing']
}

/** What closing does and what stays, and the form that begins it; later the button that keeps the business. */
export function Closing({ business, closes, actions, ownersCan, words }: Props) {
  return (
    <Section title={words.title} aside={<span className="s">{words.text}</span>}>
      <div className="panel pad flow">
        {words.parts.map(([heading, points]) => (
          <div key={heading}>
            <h3>{heading}</h3>
            <ul className="say">
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {closes !== null && <p>{words.until(closes)}</p>}
      {ownersCan ? (
        <p className="s">{ownersCan}</p>
      ) : (
        // One form for both, so that the answer stays when the other button takes the place of the first.
        <ActionForm
          action={closes === null ? actions.close : actions.keep}
          businessId={business.id}
          label={closes === null ? words.button : words.keep}
        >
          {closes === null ? (
            <details className="zone">
              <summary>{words.button}</summary>
              <div className="flow narrow">
                <TextField
                  label={words.name(business.name)}
                  name="name"
                  hint={words.nameHint}
                  autoComplete="off"
                  required
                />
                <p>
                  <SubmitButton kind="harm">{words.button}</SubmitButton>
                </p>
              </div>
            </details>
          ) : (
            <p>
              <SubmitButton>{words.keep}</SubmitButton>
            </p>
          )}
        </ActionForm>
      )}
    </Section>
  )
}
