'use client'

import { COMMON } from '@/lib/i18n/console/common/words'
import { readLocale } from '@/lib/i18n/locales'

/** Shown inside the shell when a screen can't be read, for example while the database is away. */
export default function ConsoleError({ reset }: { reset: () => void }) {
  const locale = readLocale(typeof document === 'undefined' ? 'en' : document.documentElement.lang) ?? 'en'
  const words = COMMON[locale].broken
  return (
    <div className="note e" role="alert">
      <span>
        <b>{words.title}</b>
        <br />
        {words.text}
      </span>
      <button className="b" onClick={reset}>
        {words.again}
      </button>
    </div>
  )
}
