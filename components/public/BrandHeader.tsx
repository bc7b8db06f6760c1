import { isolate } from '@/lib/i18n/isolate'
import type { Locale } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translator'
import { spokenDigits } from './spoken-digits'
import type { Brand, ContactLabel } from './view'

/**
 * "Café Aurora" gives CA, "Nubank" gives N. It uses segments, because the first letter of a name may be two code units.
 */
function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => Array.from(word)[0]?.toUpperCase() ?? '')
    .join('')
}

/** The business that is asking, and the number that the page is about. */
export function BrandHeader({ brand, contact, locale }: { brand: Brand; contact?: ContactLabel; locale: Locale }) {
  const t = translatorOf(locale)
  return (
    <header>
      {brand.logoUrl ? (
        // Low priority keeps React from adding a preload that would compete with the text on a slow connection.
        <img src={brand.logoUrl} alt="" width={44} height={44} fetchPriority="low" />
      ) : (
        <i className="y" aria-hidden="true">
          {initialsOf(brand.name)}
        </i>
      )}
      <div>
        <b>{isolate(brand.name, locale)}</b>
        {contact &&
          (contact.mask ? (
            <MaskedNumber mask={contact.mask} locale={locale} />
          ) : (
            <small>{t('contact.noNumber')}</small>
          ))}
      </div>
    </header>
  )
}

/** The dots are shown on one line; a screen reader says which digits the number ends in. */
function MaskedNumber({ mask, locale }: { mask: string; locale: Locale }) {
  const t = translatorOf(locale)
  return (
    <small>
      <span aria-hidden="true">{t('contact.visible', { number: mask.replaceAll(' ', '\u00a0') })}</span>
      <span className="v">{t('contact.spoken', { digits: spokenDigits(mask) })}</span>
    </small>
  )
}
