import { formatList } from '@/lib/i18n/format'
import { translatorOf } from '@/lib/i18n/translator'
import { PostForm } from './PostForm'
import type { SavedModel } from './view'

interface OffersInsteadProps {
  frame: SavedModel['frame']
  action: string
  /** The stop that would be taken back. */
  change: { id: string }
  offers: readonly string[]
}

/** Shown after a stop that ended more than offers: the way to receive the rest again, with every topic named. */
export function OffersInstead({ frame, action, change, offers }: OffersInsteadProps) {
  const { locale } = frame
  const t = translatorOf(locale)
  return (
    <section className="c x">
      <h2>{t('offers.insteadTitle')}</h2>
      <p>{t('offers.insteadText', { topics: formatList(offers, locale) })}</p>
      <PostForm action={action} act="offers" changeId={change.id}>
        <button className="b w">{t('offers.button')}</button>
      </PostForm>
    </section>
  )
}
