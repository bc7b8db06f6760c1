'use client'

import { useRef, useState } from 'react'
import { TextField } from '@/components/console/ui/Field'
import { useEarlyChange } from '@/components/console/ui/use-early-change'
import { checkColor, failsAt } from '@/components/public/readable-color'
import { HOLE } from './hole'

interface Props {
  label: string
  hint: string
  color: string
  /** The sentences around a number or a colour, which stands between their two parts. */
  words: { good: string; bad: Record<'letters' | 'seen', string>; dark: string; use: string }
  locale: string
}

/** The colour of the business: whether letters on it can be read, and the nearest with which they can. */
export function ColorField({ label, hint, color, words, locale }: Props) {
  const [picked, setPicked] = useState(color)
  const field = useRef<HTMLDivElement>(null)
  useEarlyChange(field, ([input]) => {
    if (input instanceof HTMLInputElement) setPicked(input.value)
  })
  const check = checkColor(picked)
  const isGood = check.isReadable
  const fault = failsAt(check)
  const number = isGood || fault === 'letters' ? check.contrast : check.seen
  const ratio = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(number)

  function take(input: HTMLElement, value: string) {
    const field = input.closest('form')?.querySelector<HTMLInputElement>('input[type=color]')
    if (!field) return
    field.value = value
    field.dispatchEvent(new Event('input', { bubbles: true }))
    setPicked(value)
  }

  return (
    <div ref={field} className="flow color-field">
      <TextField
        label={label}
        name="color"
        type="color"
        defaultValue={color}
        hint={hint}
        onInput={(event) => setPicked(event.currentTarget.value)}
      />
      <div className="acts" role="status">
        <Sample background={check.light} letters={check.letters} scheme="light" />
        <Sample background={check.dark} letters="#101311" scheme="dark" />
        <span className={isGood ? 's' : 'watch'}>{(isGood ? words.good : words.bad[fault]).replace(HOLE, ratio)}</span>
        {!isGood && (
          <button type="button" className="b" onClick={(event) => take(event.currentTarget, check.nearest)}>
            {words.use.replace(HOLE, check.nearest)}
          </button>
        )}
      </div>
      <p className="s">{words.dark.replace(HOLE, check.dark)}</p>
    </div>
  )
}

/** Letters on the colour, as the page shows them; drawn as SVG because the policy allows no style of its own. */
function Sample({ background, letters, scheme }: { background: string; letters: string; scheme: string }) {
  return (
    <svg className="sample" data-scheme={scheme} viewBox="0 0 64 40" aria-hidden="true">
      <rect width="64" height="40" rx="10" fill={background} />
      <text x="32" y="26" textAnchor="middle" fill={letters} fontWeight="600" fontSize="16">
        Aa
      </text>
    </svg>
  )
}
