import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import type { PlainModel } from './view'

/** Where the link in a simulated answer leads: it belongs to nobody. */
export function SimulatedView({ frame }: PlainModel) {
  const t = translatorOf(frame.locale)
  return (
    <Document frame={frame} title={t('simulated.title')} description={t('simulated.text')}>
      <h1>{t('simulated.title')}</h1>
      <p>{t('simulated.text')}</p>
    </Document>
  )
}
