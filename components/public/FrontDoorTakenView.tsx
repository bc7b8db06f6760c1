import { translatorOf } from '@/lib/i18n/translator'
import { ChatWay } from './ChatWay'
import { Document } from './Document'
import type { FrontDoorTakenModel } from './view'

/** Shown after a number was typed at the front door, in the same words for every number. */
export function FrontDoorTakenView({ frame, keyword, digits, isTroubled, href }: FrontDoorTakenModel) {
  const { brand, locale } = frame
  const t = translatorOf(locale)
  const business = brand.name
  const title = t('door.taken')
  return (
    <Document
      frame={frame}
      brand={brand}
      title={`${title}. ${business}`}
      description={t('page.preview', { business })}
      parts={isTroubled ? ['done', 'notice'] : ['done']}
    >
      <h1 className="d">{title}</h1>
      {isTroubled && <p className="n">{t('door.trouble', { business, keyword: t('keyword.stop') })}</p>}
      <p>{t('door.takenText', { business, digits })}</p>
      <p className="s">{t('door.sameForAll', { business })}</p>
      <ChatWay frame={frame} keyword={keyword} title={t('door.nothing')} isMain>
        <p>{t('door.nothingText')}</p>
      </ChatWay>
      <p>
        <a className="b w" href={href}>
          {t('door.again')}
        </a>
      </p>
      <p className="s">{t('gone.stopHelp', { business, keyword: t('keyword.stop') })}</p>
    </Document>
  )
}
