'use client'

import Link from 'next/link'
import { useId } from 'react'
import { CheckField, RadioField, TextField } from '@/components/console/ui/Field'
import { useFormState } from '@/components/console/ui/form-state'
import { SubmitButton } from '@/components/console/ui/SubmitButton'

export interface NewKeyWords {
  name: string
  nameHint: string
  mode: string
  modes: Record<'live' | 'test', { label: string; text: string }>
  scopes: string
  scopesHint: string
  act: string
  done: string
}

interface Props {
  words: NewKeyWords
  /** Each scope with what it allows. */
  scopes: readonly { name: string; text: string }[]
  mode: 'live' | 'test'
}

/** The fields of a new key. Once it is made they make place for its token, so that nobody makes it twice. */
export function NewKeyFields({ words, scopes, mode }: Props) {
  const { answer } = useFormState()
  if (answer?.copy)
    return (
      <p>
        <Link className="b p" href="/console/developers" prefetch={false}>
          {words.done}
        </Link>
      </p>
    )
  const modes = (['live', 'test'] as const).map((value) => ({ value, ...words.modes[value] }))
  return (
    <>
      <div className="panel pad flow">
        <TextField label={words.name} name="name" hint={words.nameHint} maxLength={100} required autoComplete="off" />
        <RadioField label={words.mode} name="mode" options={modes} defaultValue={mode} />
        <ScopeFields words={words} scopes={scopes} problem={answer?.fields['scopes']} />
      </div>
      <div className="acts">
        <SubmitButton>{words.act}</SubmitButton>
      </div>
    </>
  )
}

function ScopeFields({ words, scopes, problem }: Pick<Props, 'words' | 'scopes'> & { problem: string | undefined }) {
  const id = useId()
  return (
    <fieldset className="f" aria-describedby={id}>
      <legend>{words.scopes}</legend>
      <small id={id} className={problem ? 'bad' : undefined}>
        {problem ?? words.scopesHint}
      </small>
      {scopes.map(({ name, text }) => (
        <CheckField
          key={name}
          name={`scope.${name}`}
          label={
            <>
              {text}
              <small>
                <code>{name}</code>
              </small>
            </>
          }
        />
      ))}
    </fieldset>
  )
}
