import { waMeUrl } from '@/components/public/wa-me'
import type { LimitedModel } from '@/components/public/view'
import { translatorOf } from '@/lib/i18n/translator'

/** The way to a new link is the chat: a tap on a URL opens no window in which the business may write, a message does. */
export function FreshLink({ frame, freshLinkKeyword }: LimitedModel) {
  const { brand, locale } = frame
  const t = translatorOf(locale)
  return (
    <section className="c x">
      <h2>{t('limited.freshTitle')}</h2>
      {brand.whatsappNumber && freshLinkKeyword ? (
        <>
          <p className="s">{t('limited.freshHelp')}</p>
          <a className="b w" href={waMeUrl(brand.whatsappNumber, freshLinkKeyword)} rel="noreferrer">
            {t('limited.fresh')}
          </a>
        </>
      ) : (
        <p>{t('limited.freshByHand', { business: brand.name })}</p>
      )}
    </section>
  )
}
