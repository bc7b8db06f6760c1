import { ActionForm } from '@/components/console/ui/ActionForm'
import { CopyField } from '@/components/console/ui/CopyField'
import { TextField } from '@/components/console/ui/Field'
import { Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { DomainWords } from '@/lib/i18n/console/domains/shape'

export interface OwnDomainView {
  host: string
  isProven: boolean
  makesLinks: boolean
  record: { name: string; value: string }
}

interface Props {
  businessId: string
  domains: readonly OwnDomainView[]
  change: FormAction
  words: DomainWords
  copy: { button: string; done: string }
}

/** The host names of a business: adding one, proving it, and which one new links have. */
export function OwnDomain({ businessId, domains, change, words, copy }: Props) {
  return (
    <Section title={words.title}>
      <p className="s">{words.text}</p>
      <ActionForm action={change} businessId={businessId} label={words.title} className="sec">
        {domains.length === 0 ? (
          <p className="panel pad soft">{words.none}</p>
        ) : (
          domains.map((domain) => <Domain key={domain.host} domain={domain} words={words} copy={copy} />)
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

function Domain({
  domain: { host, isProven, makesLinks, record },
  words,
  copy,
}: {
  domain: OwnDomainView
} & Pick<Props, 'words' | 'copy'>) {
  return (
    <div className="panel pad flow">
      <div className="acts">
        <b>{host}</b>
        <span className={isProven ? 'st yes' : 'tag'}>{isProven ? words.proven : words.waiting}</span>
        {makesLinks && <span className="tag">{words.makesLinks}</span>}
      </div>
      {!isProven && (
        <>
          <ol className="say">
            {words.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <CopyField label={words.recordName} value={record.name} words={copy} />
          <CopyField label={words.recordValue} value={record.value} words={copy} />
        </>
      )}
      <div className="acts">
        {!isProven && (
          <SubmitButton name="prove" value={host} label={words.proveLabel(host)}>
            {words.prove}
          </SubmitButton>
        )}
        {isProven && !makesLinks && (
          <SubmitButton name="use" value={host} label={words.useLabel(host)}>
            {words.use}
          </SubmitButton>
        )}
        {makesLinks && (
          <SubmitButton kind="plain" name="use" value="">
            {words.stop}
          </SubmitButton>
        )}
      </div>
      {!makesLinks && (
        <details>
          <summary aria-label={words.removeAct(host)}>{words.remove}</summary>
          {isProven && <p>{words.removeText(host)}</p>}
          <SubmitButton kind="harm" name="remove" value={host}>
            {words.removeAct(host)}
          </SubmitButton>
        </details>
      )}
    </div>
  )
}
