import { formatList } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translator'

/** The way to end only the offers, beside "stop everything": a button of the form of the switches. */
export function OnlyOffers({ locale, offers }: { locale: Locale; offers: readonly string[] }) {
  const t = translatorOf(locale)
  return (
    <>
      <h2>{t('offers.title')}</h2>
      <p>{t('offers.text', { topics: formatList(offers, locale) })}</p>
      <button className="b w" name="act" value="offers">
        {t('offers.button')}
      </button>
    </>
  )
}
