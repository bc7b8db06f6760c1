import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import type { GoneModel } from './view'

/** Shown after a person erased their data. */
export function ErasedView({ frame }: GoneModel) {
  const { brand, locale } = frame
  const t = translatorOf(locale)
  return (
    <Document
      frame={frame}
      brand={brand}
      title={`${t('myData.erased')} ${brand.name}`}
      description={t('page.preview', { business: brand.name })}
      parts={['done']}
    >
      <h1 className="d">{t('myData.erased')}</h1>
      <p>{t('myData.erasedText', { business: brand.name })}</p>
      <p>{t('after.onTheirWay')}</p>
    </Document>
  )
}
