import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import { FreshLink } from './FreshLink'
import { PostForm } from './PostForm'
import { StopSection } from './StopSection'
import type { LimitedModel } from './view'

/** Shown for a limited link, which can always say no, and shows none of the answers. */
export function LimitedView(model: LimitedModel) {
  const { frame, action, ends, stillComing, first } = model
  const { brand, locale } = frame
  const t = translatorOf(locale)
  return (
    <Document
      frame={frame}
      brand={brand}
      title={t('page.title', { business: brand.name })}
      description={t('page.preview', { business: brand.name })}
    >
      <h1>{t('limited.title')}</h1>
      <p className="s">{t('limited.text')}</p>
      {first && (
        <PostForm action={action} act="topic">
          <input type="hidden" name="topic" value={first.id} />
          <p>
            <button className="b w">{t('page.stopOnly', { topic: first.name })}</button>
          </p>
        </PostForm>
      )}
      <PostForm action={action} act="stop">
        <p>
          <button className="b p w">{t('limited.stop')}</button>
        </p>
      </PostForm>
      <FreshLink {...model} />
      <StopSection locale={locale} ends={ends} stillComing={stillComing} />
    </Document>
  )
}
