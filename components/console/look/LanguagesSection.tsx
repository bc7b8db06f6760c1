import Link from 'next/link'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { LookWords } from '@/lib/i18n/console/look/shape'

interface Language {
  locale: string
  name: string
}

interface Props {
  words: LookWords['languages']
  /** The languages of the page, the first one first, and those that it could have. */
  spoken: readonly Language[]
  others: readonly Language[]
  action: FormAction
  businessId: string
}

/** The languages of the page, and the ways to change them. */
export function LanguagesSection({ words, spoken, others, action, businessId }: Props) {
  return (
    <Section title={words.title} aside={<p>{words.lead}</p>}>
      <ActionForm action={action} businessId={businessId} label={words.title}>
        <ul className="panel list">
          {spoken.map(({ locale, name }, place) => (
            <li key={locale}>
              <span>
                {name} {place === 0 && <span className="tag">{words.first}</span>}
              </span>
              <span className="acts">
                {place > 0 && (
                  <>
                    {(['first', 'remove'] as const).map((act) => (
                      <SubmitButton
                        key={act}
                        kind="quiet"
                        name="change"
                        value={`${act}:${locale}`}
                        label={`${words.acts[act]}: ${name}`}
                      >
                        {words.acts[act]}
                      </SubmitButton>
                    ))}
                  </>
                )}
              </span>
            </li>
          ))}
          {others.map(({ locale, name }) => (
            <li key={locale}>
              <Link href={`/console/look/languages/${locale}`} prefetch={false}>
                {words.add(name)}
              </Link>
            </li>
          ))}
        </ul>
      </ActionForm>
    </Section>
  )
}
