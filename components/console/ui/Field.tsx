'use client'

import { type ComponentProps, type ReactNode, useId } from 'react'
import { useFormState } from './form-state'

interface Labelled {
  label: ReactNode
  name: string
  hint?: ReactNode
}

/** The label above a control and the sentence below it: its hint, or the problem that the last answer had with it. */
function useField(name: string, hint: ReactNode) {
  const id = useId()
  const { answer } = useFormState()
  const problem = answer?.fields[name]
  const note = problem ?? hint
  const noteId = `${id}-note`
  return {
    id,
    typed: answer?.typed,
    control: {
      id,
      name,
      'aria-invalid': problem ? (true as const) : undefined,
      'aria-describedby': note ? noteId : undefined,
    },
    note: note ? (
      <small id={noteId} className={problem ? 'bad' : undefined}>
        {note}
      </small>
    ) : null,
  }
}

/** One line of text. */
export function TextField({ label, name, hint, ...input }: Labelled & Omit<ComponentProps<'input'>, 'id' | 'name'>) {
  const { id, typed, control, note } = useField(name, hint)
  return (
    <div className="f">
      <label htmlFor={id}>{label}</label>
      <input {...input} defaultValue={typed?.[name] ?? input.defaultValue} {...control} />
      {note}
    </div>
  )
}

/** Several lines of text. */
export function TextArea({ label, name, hint, ...area }: Labelled & Omit<ComponentProps<'textarea'>, 'id' | 'name'>) {
  const { id, typed, control, note } = useField(name, hint)
  return (
    <div className="f">
      <label htmlFor={id}>{label}</label>
      <textarea {...area} defaultValue={typed?.[name] ?? area.defaultValue} {...control} />
      {note}
    </div>
  )
}

interface Option {
  value: string
  label: string
}

/** One of several; for two to four with consequences use `RadioField`. */
export function SelectField({
  label,
  name,
  hint,
  options,
  ...select
}: Labelled & { options: readonly Option[] } & Omit<ComponentProps<'select'>, 'id' | 'name' | 'children'>) {
  const { id, typed, control, note } = useField(name, hint)
  return (
    <div className="f">
      <label htmlFor={id}>{label}</label>
      <select {...select} defaultValue={typed?.[name] ?? select.defaultValue} {...control}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {note}
    </div>
  )
}

/** A choice of consequence: each option with a sentence of its own. */
export function RadioField({
  label,
  name,
  hint,
  options,
  defaultValue,
}: Labelled & { options: readonly (Option & { text?: ReactNode })[]; defaultValue?: string }) {
  const { typed, control, note } = useField(name, hint)
  const chosen = typed ? typed[name] : defaultValue
  return (
    <fieldset className="f" aria-invalid={control['aria-invalid']} aria-describedby={control['aria-describedby']}>
      <legend>{label}</legend>
      {options.map(({ value, label: words, text }) => (
        <label key={value} className="opt">
          <input type="radio" name={name} value={value} defaultChecked={value === chosen} />
          <span>
            {words}
            {text && <small>{text}</small>}
          </span>
        </label>
      ))}
      {note}
    </fieldset>
  )
}

/** One thing that is on or off. */
export function CheckField({
  label,
  name,
  hint,
  ...input
}: Labelled & Omit<ComponentProps<'input'>, 'id' | 'name' | 'type'>) {
  const { typed, control, note } = useField(name, hint)
  return (
    <div className="f">
      <label className="opt">
        <input type="checkbox" {...input} defaultChecked={typed ? name in typed : input.defaultChecked} {...control} />
        <span>{label}</span>
      </label>
      {note}
    </div>
  )
}
