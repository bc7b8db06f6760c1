import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import type { PlainModel } from './view'

/** The page behind the link of a simulated response, which belongs to no contact. */
export function SimulatedView({ frame }: PlainModel) {
  const t = translatorOf(frame.locale)
  return (
    <Document frame={frame} title={t('simulated.title')} description={t('simulated.text')}>
      <h1>{t('simulated.title')}</h1>
      <p>{t('simulated.text')}</p>
    </Document>
  )
}
