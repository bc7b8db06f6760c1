import { translatorOf } from '@/lib/i18n/translator'
import type { Brand, PageShell } from './view'

/** How to reach a human, the privacy notice, and what is kept of the person, by whom and why. */
export function Footer({ frame, brand }: { frame: PageShell; brand?: Brand }) {
  const t = translatorOf(frame.locale)
  return (
    <footer>
      {brand && (
        <details className="c">
          <summary>{t('footer.data')}</summary>
          {brand.data.map((text) => (
            <p key={text}>{text}</p>
          ))}
          {brand.myData && (
            <div>
              <a href={brand.myData} target={frame.embed && '_blank'}>
                {t('footer.mine')}
              </a>
            </div>
          )}
        </details>
      )}
      {brand && (brand.human || brand.privacyUrl) && (
        <div>
          {brand.human && <a href={brand.human.href}>{t('footer.human', { contact: brand.human.label })}</a>}
          {brand.privacyUrl && <a href={brand.privacyUrl}>{t('footer.privacy')}</a>}
        </div>
      )}
    </footer>
  )
}
