import { spokenLocales } from '@/lib/i18n/page-notice'
import { translatorOf } from '@/lib/i18n/translator'
import type { BusinessConfig } from '@/lib/services/business/read-page'
import { previewField, wasOf } from './look-form'

/** Returns the fields with the lines for the preview of a link: one for each language of the page. */
export const previewLines = (page: BusinessConfig) =>
  spokenLocales(page).map((locale) => ({
    locale,
    field: previewField(locale),
    was: wasOf(previewField(locale)),
    line: page.linkPreview?.[locale] ?? '',
    ours: translatorOf(locale)('page.preview', { business: page.name }),
  }))
