import type { Brand, Frame } from '@/components/public/view'
import { OWN_NAMES } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translator'

/** The other languages, a human, privacy, and what is kept of the person. */
export function Footer({ frame, brand }: { frame: Frame; brand?: Brand }) {
  const t = translatorOf(frame.locale)
  return (
    <footer>
      {brand && (
        <details className="c">
          <summary>{t('footer.data')}</summary>
          <p>
            {t('footer.dataText', { business: brand.name })}{' '}
            {brand.human
              ? t('footer.dataHow', { contact: brand.human.label })
              : t('footer.dataChat', { business: brand.name })}
          </p>
        </details>
      )}
      {frame.languages.length > 0 && (
        <nav aria-label={t('footer.languages')}>
          {frame.languages.map(({ locale, href }) => (
            <a key={locale} href={href} lang={locale}>
              {OWN_NAMES[locale]}
            </a>
          ))}
        </nav>
      )}
      {brand && (brand.human || brand.privacyUrl) && (
        <nav aria-label={brand.name}>
          {brand.human && <a href={brand.human.href}>{t('footer.human', { contact: brand.human.label })}</a>}
          {brand.privacyUrl && <a href={brand.privacyUrl}>{t('footer.privacy')}</a>}
        </nav>
      )}
    </footer>
  )
}
