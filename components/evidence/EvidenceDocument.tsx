import { LANGUAGES } from '@/lib/languages'
import { ChainHistory } from './ChainHistory'
import { Moment } from './Moment'
import { Notices } from './Notices'
import { Parties } from './Parties'
import { SealedLines } from './SealedLines'
import { Standings } from './Standings'
import { evidenceStylesheet } from './stylesheet'
import { Verdict } from './Verdict'
import type { EvidenceView } from './view'
import { WORDS } from './words/words'

/** One person's proof, to be read and printed: one file that fetches nothing and has no scripts or pictures. */
export function EvidenceDocument({ view }: { view: EvidenceView }) {
  const { locale, business, chains } = view
  const words = WORDS[locale]
  return (
    <html lang={locale} dir={LANGUAGES[locale].direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex,nofollow" />
        <title>{`${words.title} · ${business.name}`}</title>
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: evidenceStylesheet(business.color) }} />
      </head>
      <body>
        <header>
          <p className="kicker">{business.name}</p>
          <h1>{words.title}</h1>
          <p className="lead">{words.lead(business.legalName)}</p>
          <p className="s made">
            {words.made('')} <Moment at={view.madeAt} view={view} />. {words.zone(view.timeZone)}
          </p>
        </header>
        <main>
          <Verdict view={view} />
          <Parties view={view} />
          <Standings view={view} />
          <section>
            <h2>{words.history}</h2>
            <p className="s">{words.historyText}</p>
            {chains.map((chain, at) => (
              <ChainHistory key={chain.contactId} chain={chain} isMerged={at > 0} view={view} />
            ))}
          </section>
          <Notices view={view} />
          <section>
            <h2>{words.check}</h2>
            <ol className="check">
              {words.checkText.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ol>
          </section>
          <SealedLines view={view} />
        </main>
      </body>
    </html>
  )
}
