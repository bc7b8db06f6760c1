import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import type { GoneModel } from './view'
import { waMeUrl } from './wa-me'

/**
 * Shown for a link that was revoked: it shows no answers, changes nothing, and names the way to stop that always works.
 */
export function GoneView({ frame }: GoneModel) {
  const { brand, locale } = frame
  const t = translatorOf(locale)
  const keyword = t('keyword.stop')
  return (
    <Document
      frame={frame}
      brand={brand}
      title={`${t('gone.title')}. ${brand.name}`}
      description={t('page.preview', { business: brand.name })}
      tells={{ error: 'gone' }}
    >
      <h1>{t('gone.title')}</h1>
      <p className="s">{t('gone.text')}</p>
      <p>{t('gone.stopHelp', { keyword, business: brand.name })}</p>
      {brand.whatsappNumber && (
        <a className="b p w" href={waMeUrl(brand.whatsappNumber, keyword)} rel="noreferrer">
          {t('gone.stop', { keyword })}
        </a>
      )}
    </Document>
  )
}
