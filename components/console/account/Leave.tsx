import { ActionForm } from '@/components/console/ui/ActionForm'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { AccountWords } from '@/lib/i18n/console/account/shape'

interface Props {
  action: FormAction
  words: AccountWords['leave']
  business: { id: string; name: string }
}

/** Leaving a business, behind a disclosure. */
export function Leave({ action, words, business }: Props) {
  return (
    <details className="zone">
      <summary>{words.title(business.name)}</summary>
      <ActionForm action={action} businessId={business.id}>
        <p>{words.text}</p>
        <p>
          <SubmitButton kind="harm">{words.button}</SubmitButton>
        </p>
      </ActionForm>
    </details>
  )
}
