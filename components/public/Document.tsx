import type { ReactNode } from 'react'
import { LANGUAGES } from '@/lib/languages'
import { BrandHeader } from './BrandHeader'
import { Footer } from './Footer'
import { FRAME_SCRIPT } from './frame-script'
import { Languages } from './Languages'
import type { Part } from './style'
import { framedStylesheet, stylesheetFor } from './stylesheet'
import type { Brand, ContactLabel, PageShell, Tells } from './view'

interface DocumentProps {
  frame: PageShell
  brand?: Brand
  contact?: ContactLabel
  title: string
  /** For the link's preview in a chat: no personal data, at most 80 characters. */
  description: string
  /** The id of the form whose switches are kept when the language is changed. */
  formId?: string
  /** What the page has that not every page has: its stylesheet has the rules of these, and of no others. */
  parts?: readonly Part[]
  /** What a site that shows the page in a frame learns of it. */
  tells?: Tells
  children: ReactNode
}

/**
 * A whole page, with everything it needs except the logo. It loads no script, font, icon or stylesheet. Only in a frame
 * it has a script in it, which tells the site how high the page is.
 */
export function Document(props: DocumentProps) {
  const { frame, brand, contact, title, description, formId, tells, children } = props
  const own = props.parts ?? []
  const parts = brand && brand.logoUrl === null ? [...own, 'initials' as const] : own
  const { embed } = frame
  const color = brand?.color ?? null
  const style = embed ? framedStylesheet(color, parts, embed.theme) : stylesheetFor(color, parts)
  return (
    <html lang={frame.locale} dir={LANGUAGES[frame.locale].direction} {...(embed && toldBy(embed.sites, tells))}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
        {/* A chat shows the title of a forwarded link to strangers: it says the business and no more. */}
        <meta property="og:title" content={brand?.name ?? title} />
        <meta property="og:description" content={brand?.preview ?? description} />
        <meta property="og:url" content={frame.canonicalUrl} />
        {frame.imageUrl && <meta property="og:image" content={frame.imageUrl} />}
        <link rel="icon" href="data:," />
        {/* The browser may size the frame by itself (CSS Sizing 4, responsive iframes). */}
        {embed && <meta name="responsive-embedded-sizing" />}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <Languages frame={frame} formId={formId} />
        {/* The edge of the frame is no edge of a window: the header keeps away from it. */}
        {embed && frame.languages.length === 0 && <p />}
        {brand && <BrandHeader brand={brand} contact={contact} locale={frame.locale} />}
        <main>{children}</main>
        <Footer frame={frame} brand={brand} />
        {embed && <script dangerouslySetInnerHTML={{ __html: FRAME_SCRIPT }} />}
      </body>
    </html>
  )
}

/** What the script reads: to whom it may speak, and what it tells them once. */
function toldBy(sites: readonly string[], tells: Tells | undefined) {
  const isError = typeof tells === 'object'
  return {
    'data-sites': sites.join(' '),
    'data-tells': isError ? 'error' : tells,
    'data-reason': isError ? tells.error : undefined,
  }
}
