import type { ReactNode } from 'react'
import { LANGUAGES } from '@/lib/languages'
import { BrandHeader } from './BrandHeader'
import { Footer } from './Footer'
import { Languages } from './Languages'
import type { Part } from './style'
import { stylesheetFor } from './stylesheet'
import type { Brand, ContactLabel, PageShell } from './view'

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
  children: ReactNode
}

/** A whole page, with everything it needs except the logo. It loads no script, font, icon or stylesheet. */
export function Document({ frame, brand, contact, title, description, formId, parts = [], children }: DocumentProps) {
  return (
    <html lang={frame.locale} dir={LANGUAGES[frame.locale].direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex,nofollow" />
        <title>{title}</title>
        {/* A chat shows the title of a forwarded link to strangers: it says the business and no more. */}
        <meta property="og:title" content={brand?.name ?? title} />
        <meta property="og:description" content={description} />
        <meta property="og:url" content={frame.canonicalUrl} />
        {frame.imageUrl && <meta property="og:image" content={frame.imageUrl} />}
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: stylesheetFor(brand?.color ?? null, parts) }} />
      </head>
      <body>
        <Languages frame={frame} formId={formId} />
        {brand && <BrandHeader brand={brand} contact={contact} locale={frame.locale} />}
        <main>{children}</main>
        <Footer frame={frame} brand={brand} />
      </body>
    </html>
  )
}
