import { stoppedSentence } from '@/lib/i18n/stopped-sentence'
import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import { FreshLink } from './FreshLink'
import { Receipt } from './Receipt'
import { StillComingList } from './StillComingList'
import type { LimitedSavedModel } from './view'

/**
 * Shown after a stop from a limited link, of everything or of the topic that it names: it is done. It offers no undo,
 * which needs a valid link.
 */
export function LimitedSavedView(model: LimitedSavedModel) {
  const { frame, change, stillComing, refused = null } = model
  const { brand, locale } = frame
  const t = translatorOf(locale)
  const headline =
    refused === null
      ? stoppedSentence(
          brand.name,
          stillComing.map(({ name }) => name),
          locale,
        )
      : t('saved.off', { topics: refused })
  return (
    <Document
      frame={frame}
      brand={brand}
      title={headline}
      description={t('page.preview', { business: brand.name })}
      parts={['done']}
      tells={refused === null ? 'stopped' : 'saved'}
    >
      <h1 className="d">{headline}</h1>
      <p>{t('saved.valid')}</p>
      {refused === null && <StillComingList topics={stillComing} locale={locale} />}
      <Receipt change={change} brand={brand} locale={locale} href={null} />
      <FreshLink {...model} />
    </Document>
  )
}
