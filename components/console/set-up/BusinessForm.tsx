import type { ReactNode } from 'react'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { CheckField, SelectField, TextField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { SetUpWords } from '@/lib/i18n/console/set-up/shape'
import { ZoneField } from './ZoneField'

type Words = SetUpWords['business']
type Name = keyof Words['fields']

export interface BusinessTyped extends Record<Name, string> {
  also: readonly string[]
}

interface Option {
  value: string
  label: string
}

interface Props {
  action: FormAction
  words: Words
  common: Pick<SetUpWords, 'next' | 'optional' | 'choose'>
  typed: BusinessTyped
  languages: readonly Option[]
  countries: readonly Option[]
  zones: readonly Option[]
}

/** What the page needs to know of the business, in three parts. */
export function BusinessForm({ action, words, common, typed, languages, countries, zones }: Props) {
  const field = (name: Name) => ({
    name,
    label: words.fields[name],
    hint: words.hints[name],
    defaultValue: typed[name],
  })
  const optional = (name: Name) => ({
    ...field(name),
    label: (
      <>
        {words.fields[name]} <span className="soft">({common.optional})</span>
      </>
    ),
  })
  const choose = { value: '', label: common.choose }
  return (
    <ActionForm action={action} businessId="" label={words.title}>
      <Part title={words.seen}>
        <TextField {...field('name')} autoComplete="organization" required maxLength={100} />
        <SelectField {...field('language')} options={languages} required />
        <fieldset className="f">
          <legend>{words.also}</legend>
          {languages.map(({ value, label }) => (
            <CheckField key={value} name={`also-${value}`} label={label} defaultChecked={typed.also.includes(value)} />
          ))}
        </fieldset>
        <TextField {...optional('help')} maxLength={300} />
      </Part>
      <Part title={words.numbers}>
        <SelectField {...field('country')} options={[choose, ...countries]} autoComplete="country" required />
        <TextField {...field('whatsapp')} type="tel" inputMode="tel" required maxLength={30} />
        <ZoneField {...field('timeZone')} options={[choose, ...zones]} />
      </Part>
      <Part title={words.responsible} text={words.responsibleText}>
        <TextField {...field('legalName')} required maxLength={200} />
        <TextField {...field('address')} autoComplete="street-address" required maxLength={300} />
        <TextField {...field('email')} type="email" required maxLength={254} />
        <TextField {...optional('privacy')} inputMode="url" maxLength={300} />
      </Part>
      <SubmitButton wide>{common.next}</SubmitButton>
    </ActionForm>
  )
}

function Part({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <fieldset className="f set-up-part">
      <legend>{title}</legend>
      {text && <p className="s">{text}</p>}
      {children}
    </fieldset>
  )
}
