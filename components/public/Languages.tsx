import { translatorOf } from '@/lib/i18n/translator'
import { LANGUAGES } from '@/lib/languages'
import type { PageShell } from './view'

interface LanguagesProps {
  frame: PageShell
  /** The id of the page's form, where there are switches to keep. */
  formId?: string
}

/**
 * The other languages, before everything else. On a page with switches they are buttons of its form that look and read
 * like the links they are on other pages: the form is sent, nothing is saved, and the page comes back in the other
 * language with every switch where the person put it. Enter among the switches presses the form's first button in the
 * order of the document, so the first one, which is not visible, is Save.
 */
export function Languages({ frame, formId }: LanguagesProps) {
  if (frame.languages.length === 0) return null
  return (
    <>
      {formId && <button className="v" form={formId} name="act" value="save" tabIndex={-1} aria-hidden="true" />}
      <nav className="u" aria-label={translatorOf(frame.locale)('footer.languages')}>
        {frame.languages.map(({ locale, href }) =>
          formId ? (
            <button key={locale} role="link" form={formId} formAction={href} name="act" value="language" lang={locale}>
              {LANGUAGES[locale].ownName}
            </button>
          ) : (
            <a key={locale} href={href} lang={locale}>
              {LANGUAGES[locale].ownName}
            </a>
          ),
        )}
      </nav>
    </>
  )
}
