import type { ReactNode } from 'react'
import { translatorOf } from '@/lib/i18n/translator'
import type { ChatModel } from './view'
import { waMeUrl } from './wa-me'

interface Props extends ChatModel {
  title: string
  /** Whether it is the one thing to do on the page. */
  isMain: boolean
  children?: ReactNode
}

/**
 * The way to a link that the person takes themselves: a message to the business, which is replied to with the link. It
 * costs nothing, and only the holder of a number can write from it.
 */
export function ChatWay({ frame, keyword, title, isMain, children }: Props) {
  const { brand, locale } = frame
  const t = translatorOf(locale)
  return (
    <section className="c x">
      <h2>{title}</h2>
      {children}
      {brand.whatsappNumber && keyword ? (
        <>
          <p className="s">{t('door.chatHelp')}</p>
          <p>
            <a className={isMain ? 'b p w' : 'b w'} href={waMeUrl(brand.whatsappNumber, keyword)} rel="noreferrer">
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
