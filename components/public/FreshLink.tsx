import { translatorOf } from '@/lib/i18n/translator'
import { PostForm } from './PostForm'
import type { LimitedModel } from './view'
import { waMeUrl } from './wa-me'

/**
 * The ways to a new link. First the chat, because a tap on a URL opens no window in which the business may write, and a
 * message does. Then, where the business has a template for it, a button that sends the link.
 */
export function FreshLink({ frame, action, freshLinkKeyword, sendsFreshLink }: LimitedModel) {
  const { brand, locale } = frame
  const t = translatorOf(locale)
  const hasChat = brand.whatsappNumber !== null && freshLinkKeyword !== null
  return (
    <section className="c x">
      <h2>{t('limited.freshTitle')}</h2>
      {hasChat && (
        <>
          <p className="s">{t('limited.freshHelp')}</p>
          <p>
            <a className="b w" href={waMeUrl(brand.whatsappNumber ?? '', freshLinkKeyword ?? '')} rel="noreferrer">
              {t('limited.fresh')}
            </a>
          </p>
        </>
      )}
      {sendsFreshLink && (
        <PostForm action={action} act="fresh_link">
          <p className="s">{t(hasChat ? 'limited.sendHelp' : 'limited.sendHelpAlone')}</p>
          <button className="b w">{t('limited.send')}</button>
        </PostForm>
      )}
      {!hasChat && !sendsFreshLink && <p>{t('limited.freshByHand', { business: brand.name })}</p>}
    </section>
  )
}
