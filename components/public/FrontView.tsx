import { translatorOf } from '@/lib/i18n/translator'
import { Document } from './Document'
import type { PlainModel } from './view'

/** The addresses at which the demo can be looked at. */
export interface DemoAddresses {
  business: string
  phone: string
  /** A person's preference page. */
  page: string
  docs: string
}

/**
 * The first address of an installation: in the demo, links to its parts; elsewhere, what the address is for and how
 * people get their page.
 */
export function FrontView({ frame, demo }: PlainModel & { demo: DemoAddresses | null }) {
  const t = translatorOf(frame.locale)
  if (!demo)
    return (
      <Document frame={frame} title={t('front.title')} description={t('front.text')}>
        <h1>{t('front.title')}</h1>
        <p>{t('front.text')}</p>
        <p>{t('notFound.stopHelp', { keyword: t('keyword.stop') })}</p>
      </Document>
    )
  const addresses = [
    [demo.phone, t('front.phone'), t('front.phoneText')],
    [demo.page, t('front.page'), t('front.pageText')],
    [demo.docs, t('front.docs'), t('front.docsText')],
  ] as const
  return (
    <Document frame={frame} title={t('front.demoTitle')} description={t('front.text')}>
      <h1>{t('front.demoTitle')}</h1>
      <p>{t('front.demoText', { business: demo.business })}</p>
      {addresses.map(([href, name, text]) => (
        <p key={href}>
          <a href={href}>{name}</a>
          <br />
          {text}
        </p>
      ))}
    </Document>
  )
}
