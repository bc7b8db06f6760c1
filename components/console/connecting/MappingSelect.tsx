import { useId } from 'react'

interface Props {
  label: string
  name: string
  options: readonly { value: string; label: string }[]
  value: string
  /** What is wrong with the choice, and what to do; null: nothing is. */
  problem: string | null
}

/** One choice of the table of topics, named for those who do not see the table around it. */
export function MappingSelect({ label, name, options, value, problem }: Props) {
  const id = useId()
  return (
    <div className="f">
      <select
        name={name}
        aria-label={label}
        defaultValue={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? id : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {problem && (
        <small id={id} className="bad">
          {problem}
        </small>
      )}
    </div>
  )
}

/** Whether the name of a group says that its members refuse, or may. */
export function isNegativeGroup(
  group: string | null,
  groups: readonly { name: string; isNegative: boolean }[],
): boolean {
  return groups.some(({ name, isNegative }) => isNegative && name.toLowerCase() === group?.toLowerCase())
}
