import { ActionForm } from '@/components/console/ui/ActionForm'
import { Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { MembersWords } from '@/lib/i18n/console/members/shape'

export interface InvitationView {
  id: string
  email: string
  role: 'owner' | 'editor' | 'viewer'
  isExpired: boolean
  /** The day on which it expires or expired, in words. */
  day: string
}

interface Props {
  invitations: readonly InvitationView[]
  words: MembersWords['invitations']
  businessId: string
  revoke: FormAction
}

/** Invitations that wait or have lately expired. One form for all of them, so that its answer stays. */
export function Invitations({ invitations, words, businessId, revoke }: Props) {
  return (
    <Section title={words.title}>
      <ActionForm action={revoke} businessId={businessId} label={words.title} className="sec">
        {invitations.length === 0 ? (
          <p className="panel pad soft">{words.none}</p>
        ) : (
          <ul className="panel list">
            {invitations.map(({ id, email, role, isExpired, day }) => (
              <li key={id}>
                <div>
                  <b>{email}</b> {words.as[role]}
                  <p className="s">
                    <span className={isExpired ? 'st little' : 'st half'}>
                      {isExpired ? words.expired(day) : words.open(day)}
                    </span>
                  </p>
                </div>
                {!isExpired && (
                  <SubmitButton kind="plain" name="invitation" value={id} label={words.revokeLabel(email)}>
                    {words.revoke}
                  </SubmitButton>
                )}
              </li>
            ))}
          </ul>
        )}
      </ActionForm>
    </Section>
  )
}
