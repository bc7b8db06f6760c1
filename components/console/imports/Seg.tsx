import { useId } from 'react'

interface Props {
  name: string
  /** The question that the choice answers. */
  label: string
  chosen: string
  options: readonly { value: string; label: string }[]
  /** A sentence that helps to choose. */
  hint?: string | null
}

/** A choice of few in one line. */
export function Seg({ name, label, chosen, options, hint }: Props) {
  const id = useId()
  return (
    <fieldset className="f" aria-describedby={hint ? id : undefined}>
      <legend>{label}</legend>
      <div className="acts">
        <span className="seg">
          {options.map((option) => (
            <label key={option.value}>
              <input type="radio" name={name} value={option.value} defaultChecked={option.value === chosen} />
              {option.label}
            </label>
          ))}
        </span>
      </div>
      {hint && <small id={id}>{hint}</small>}
    </fieldset>
  )
}
