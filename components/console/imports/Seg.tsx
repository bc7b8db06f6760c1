import { useId } from 'react'

interface Props {
  /** Where a link leads to the question. */
  id?: string
  name: string
  /** The question that the choice answers. */
  label: string
  chosen: string
  options: readonly { value: string; label: string }[]
  /** A sentence that helps to choose. */
  hint?: string | null
}

/** A choice of few in one line. */
export function Seg({ id, name, label, chosen, options, hint }: Props) {
  const hintId = useId()
  return (
    <fieldset className="f" id={id} aria-describedby={hint ? hintId : undefined}>
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
      {hint && <small id={hintId}>{hint}</small>}
    </fieldset>
  )
}
