import { ActionForm } from '@/components/console/ui/ActionForm'
import { RadioField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { MembersWords } from '@/lib/i18n/console/members/shape'

type Role = 'owner' | 'editor' | 'viewer'

interface Props {
  member: { id: string; name: string; role: Role; isFormer: boolean }
  isSelf: boolean
  words: MembersWords
  business: { id: string; name: string }
  actions: { change: FormAction; remove: FormAction; giveBack: FormAction }
}

const ROLES: readonly Role[] = ['owner', 'editor', 'viewer']

/** Returns the roles as choices, each with what one may do in it. */
export const roleOptions = ({ roles }: Pick<MembersWords, 'roles'>) =>
  ROLES.map((value) => ({ value, ...roles[value] }))

/**
 * What an owner can do about a member: change the role, remove them, let them work here again.
 */
export function MemberForms({ member, isSelf, words, business, actions }: Props) {
  const { one } = words
  const { id, name, role, isFormer } = member
  return (
    <>
      {!isFormer && (
        <ActionForm action={actions.change} businessId={business.id} label={one.role}>
          <input type="hidden" name="member" value={id} />
          <input type="hidden" name="seen" value={role} />
          <div className="panel pad flow">
            <RadioField key={role} label={one.role} name="role" options={roleOptions(words)} defaultValue={role} />
            <p className="s">{isSelf ? one.ownRoleHint : one.roleHint(name)}</p>
          </div>
          <div className="acts">
            <SubmitButton>{one.save}</SubmitButton>
          </div>
        </ActionForm>
      )}
      {!isSelf && (
        // It stays when its fields are gone, because its answer is still to be read.
        <ActionForm action={actions.giveBack} businessId={business.id} label={one.giveBack}>
          {isFormer && (
            <>
              <input type="hidden" name="member" value={id} />
              <div className="panel pad flow">
                <RadioField label={one.role} name="role" options={roleOptions(words)} defaultValue={role} />
              </div>
              <div className="acts">
                <SubmitButton>{one.giveBack}</SubmitButton>
              </div>
            </>
          )}
        </ActionForm>
      )}
      {!isSelf && (
        <ActionForm action={actions.remove} businessId={business.id} label={one.remove(name)}>
          <input type="hidden" name="member" value={id} />
          {!isFormer && (
            <details className="zone">
              <summary>{one.remove(name)}</summary>
              <div className="flow">
                <p>{one.removeText(name, business.name)}</p>
                <p>
                  <SubmitButton kind="harm">{one.remove(name)}</SubmitButton>
                </p>
              </div>
            </details>
          )}
        </ActionForm>
      )}
    </>
  )
}
