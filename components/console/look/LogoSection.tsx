import { ActionForm } from '@/components/console/ui/ActionForm'
import { Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { LookWords } from '@/lib/i18n/console/look/shape'
import { PictureField } from './PictureField'

interface Props {
  words: LookWords['logo']
  /** The address of the logo; null: there is none. */
  src: string | null
  mostBytes: number
  action: FormAction
  businessId: string
}

/** The logo as it is, and the ways to change it. */
export function LogoSection({ words, src, mostBytes, action, businessId }: Props) {
  return (
    <Section title={words.title} aside={<p>{words.lead}</p>}>
      <ActionForm action={action} businessId={businessId} label={words.title} className="panel pad flow">
        {src ? (
          <img className="logo-now" src={src} alt={words.alt} width={44} height={44} />
        ) : (
          <p className="s">{words.none}</p>
        )}
        <PictureField label={words.file} hint={words.hint} tooLarge={words.problems.too_large} mostBytes={mostBytes} />
        <div className="acts">
          <SubmitButton kind="plain" name="act" value="upload">
            {words.upload}
          </SubmitButton>
          {src && (
            <SubmitButton kind="quiet" name="act" value="remove">
              {words.remove}
            </SubmitButton>
          )}
        </div>
      </ActionForm>
    </Section>
  )
}
