import { PREVIEW } from '@/lib/i18n/console/preview/words'
import type { TopicsWords } from '@/lib/i18n/console/topics/shape'
import type { Locale } from '@/lib/i18n/locales'
import { spokenLocales } from '@/lib/i18n/page-notice'
import { LANGUAGES } from '@/lib/languages'
import type { BusinessConfig } from '@/lib/services/business/read-page'
import { TEXT_FIELDS } from './topic-form'

/** The words of the form as a browser gets them: sentences, not functions. */
export function editorWords({ editor }: TopicsWords, locale: Locale) {
  const { languages, save, discard } = editor
  return {
    languages,
    seePreview: PREVIEW[locale].see,
    save,
    discard,
    problems: TEXT_FIELDS.map((_, place) => editor.problems(place + 1)),
  }
}

/** The languages of a business, its own first, each by its own name. */
export const languagesFor = (page: BusinessConfig) =>
  spokenLocales(page).map((locale) => ({ locale, name: LANGUAGES[locale].ownName }))
