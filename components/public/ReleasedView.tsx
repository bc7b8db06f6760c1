import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import type { GoneModel } from './view'

/** Shown after "this is not my number". */
export function ReleasedView({ frame }: GoneModel) {
  const { brand, locale } = frame
  const t = translatorOf(locale)
  return (
    <Document
      frame={frame}
      brand={brand}
      title={`${t('released.title')} ${brand.name}`}
      description={t('page.preview', { business: brand.name })}
      parts={['done']}
      tells="stopped"
    >
      <h1 className="d">{t('released.title')}</h1>
      <p>{t('released.text', { business: brand.name })}</p>
      <p>{t('after.onTheirWay')}</p>
    </Document>
  )
}
