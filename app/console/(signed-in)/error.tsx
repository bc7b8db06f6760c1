'use client'

import { BROKEN } from '@/lib/i18n/console/broken/words'

/** Shown inside the shell when a screen can't be read, for example while the database is away. */
export default function ConsoleError({ reset }: { reset: () => void }) {
  // The layout has written the member's language there.
  const language = typeof document === 'undefined' ? 'en' : document.documentElement.lang
  const words = language === 'es' || language === 'pt-BR' ? BROKEN[language] : BROKEN.en
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
