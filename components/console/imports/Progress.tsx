import { useId } from 'react'
import { KeepFresh } from '@/components/console/ui/KeepFresh'
import type { ImportsWords } from '@/lib/i18n/console/imports/shape'
import { countText, lengthText } from '@/lib/i18n/console/numbers'
import type { Locale } from '@/lib/i18n/locales'

interface Props {
  name: string
  rows: number
  total: number
  /** How long it has been running, in milliseconds; null: it has not begun. */
  ranMs: number | null
  address: string
  words: ImportsWords
  locale: Locale
}

/** How far an import is, as the server knows it: the same after a reload, on every device. */
export function Progress({ name, rows, total, ranMs, address, words: { countRows, running: words }, locale }: Props) {
  const id = useId()
  const leftMs = ranMs !== null && rows > 0 && rows < total ? (ranMs / rows) * (total - rows) : null
  return (
    <div className="panel pad flow">
      <div className="acts">
        <label htmlFor={id}>
          <b>{name}</b>
        </label>
        <span className="s">
          {ranMs === null
            ? words.queued
            : words.progress(countText(rows, locale), countRows(countText(total, locale), total === 1))}
          {leftMs !== null && ` · ${words.left(lengthText(leftMs, locale))}`}
        </span>
      </div>
      <progress id={id} value={rows} max={Math.max(total, 1)} aria-label={words.label} />
      <p className="s">{words.leave}</p>
      <noscript>
        <a className="b" href={address}>
          {words.lookAgain}
        </a>
      </noscript>
      <KeepFresh everyMs={2000} />
    </div>
  )
}
