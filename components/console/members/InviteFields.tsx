'use client'

import Link from 'next/link'
import { RadioField, TextField } from '@/components/console/ui/Field'
import { useFormState } from '@/components/console/ui/form-state'
import { SubmitButton } from '@/components/console/ui/SubmitButton'

export interface InviteWords {
  email: string
  emailHint: string
  role: string
  act: string
  done: string
}

interface Props {
  words: InviteWords
  roles: readonly { value: string; label: string; text: string }[]
}

/** The fields of an invitation. Once it is made they make place for its link. */
export function InviteFields({ words, roles }: Props) {
  const { answer } = useFormState()
  if (answer?.copy)
    return (
      <p>
        <Link className="b p" href="/console/members" prefetch={false}>
          {words.done}
        </Link>
      </p>
    )
  return (
    <>
      <div className="panel pad flow">
        <TextField
          label={words.email}
          name="email"
          type="email"
          hint={words.emailHint}
          maxLength={254}
          required
          autoComplete="off"
        />
        <RadioField label={words.role} name="role" options={roles} defaultValue="editor" />
      </div>
      <div className="acts">
        <SubmitButton>{words.act}</SubmitButton>
      </div>
    </>
  )
}
