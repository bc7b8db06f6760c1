import { translatorOf } from '@/lib/i18n/translator'
import type { ChatModel } from './view'
import { waMeUrl } from './wa-me'

/**
 * The way to a link that the person takes themselves: a message to the business, which is replied to with the link. It
 * costs nothing, and only the holder of a number can write from it.
 */
export function ChatWay({ frame, keyword, isOnly }: ChatModel & { isOnly: boolean }) {
  const { brand, locale } = frame
  const t = translatorOf(locale)
  const button = isOnly ? 'b p w' : 'b w'
  return (
    <section className="c x">
      <h2>{t(isOnly ? 'door.chat' : 'door.chatTitle')}</h2>
      {brand.whatsappNumber && keyword ? (
        <>
          <p className="s">{t('door.chatHelp')}</p>
          <p>
            <a className={button} href={waMeUrl(brand.whatsappNumber, keyword)} rel="noreferrer">
              {t('door.chat')}
            </a>
          </p>
        </>
      ) : (
        <p>{t('door.byHand', { business: brand.name })}</p>
      )}
    </section>
  )
}
