'use client'

import { useEffect, useRef } from 'react'
import { useFormState } from '@/components/console/ui/form-state'

interface Props {
  languages: readonly { locale: string; name: string }[]
  label: string
  problems: readonly string[]
  see: string
}

/**
 * Which language is written, and previewed: radios, by which the stylesheet shows the fields of one language. So all
 * texts are in one form, and nothing typed is lost by looking at another language.
 */
export function LanguageTabs({ languages, label, problems, see }: Props) {
  const { answer } = useFormState()
  const tabs = useRef<HTMLFieldSetElement>(null)
  const faultsOf = (locale: string) =>
    Object.keys(answer?.fields ?? {}).filter((field) => field.startsWith(`texts.${locale}.`)).length
  const faulty = languages.filter(({ locale }) => faultsOf(locale) > 0).map(({ locale }) => locale)
  const first = faulty[0]

  // A mistake in a language that is not shown would not be seen.
  useEffect(() => {
    const inputs = [...(tabs.current?.querySelectorAll('input') ?? [])]
    const now = inputs.find(({ checked }) => checked)?.value
    if (first !== undefined && now !== undefined && !faulty.includes(now))
      inputs.find(({ value }) => value === first)?.click()
    // The answer's id: the same faults a second time are shown again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [answer?.id])

  return (
    <div className="acts">
      <fieldset ref={tabs} className="seg langs" aria-label={label}>
        {languages.map(({ locale, name }, place) => (
          <label key={locale}>
            <input
              type="radio"
              name="l"
              value={locale}
              defaultChecked={answer?.typed?.['l'] ? answer.typed['l'] === locale : place === 0}
            />
            <span>
              {name}
              {faultsOf(locale) > 0 && ` · ${problems[faultsOf(locale) - 1] ?? faultsOf(locale)}`}
            </span>
          </label>
        ))}
      </fieldset>
      <a className="s see" href="#preview">
        {see}
      </a>
    </div>
  )
}
