import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import { FreshLink } from './FreshLink'
import { PostForm } from './PostForm'
import type { FreshLinkModel } from './view'

/**
 * Shown after a fresh link was requested: it is on its way, one was sent already, or it could not be delivered.
 * Stopping stays one tap away.
 */
export function FreshLinkView(model: FreshLinkModel) {
  const { frame, action, answer } = model
  const { brand, locale } = frame
  const t = translatorOf(locale)
  const isNew = answer === 'on_its_way'
  const words = {
    on_its_way: ['limited.onItsWay', 'limited.onItsWayText'],
    already: ['limited.already', 'limited.alreadyText'],
    failed: ['limited.failed', 'limited.failedText'],
  } as const
  const [heading, text] = words[answer]
  const title = t(heading)
  return (
    <Document
      frame={frame}
      brand={brand}
      title={`${title} ${brand.name}`}
      description={t('page.preview', { business: brand.name })}
      parts={isNew ? ['done'] : []}
    >
      <h1 className={isNew ? 'd' : undefined}>{title}</h1>
      <p>{t(text, { business: brand.name })}</p>
      {!isNew && <FreshLink {...model} sendsFreshLink={false} />}
      <PostForm action={action} act="stop">
        <button className="b k w">{t('limited.stop')}</button>
      </PostForm>
    </Document>
  )
}
