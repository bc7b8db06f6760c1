import Link from 'next/link'
import type { ReactNode } from 'react'
import { COMMON } from '@/lib/i18n/console/common/words'
import { countText } from '@/lib/i18n/console/numbers'
import type { Locale } from '@/lib/i18n/locales'
import { Find } from './Find'
import { KeepTitle } from './KeepTitle'
import { Keys } from './Keys'
import { NavLink } from './NavLink'
import { addressOf, GROUPS, TABS, type Waiting } from './places'
import { TabIcon } from './TabIcon'

interface Props {
  locale: Locale
  business: { id: string; name: string }
  role: 'owner' | 'editor' | 'viewer'
  waiting: Waiting
  /** When the business will be closed, in words; null: it will not be. */
  closes: string | null
  /** Since when it is held after a restore, in words; null: it is not. */
  held: string | null
  /** The buttons of the foot: the account, another business, signing out. */
  foot: ReactNode
  children: ReactNode
}

/** What surrounds every screen: the navigation, the field that finds a person, and the content. */
export function Shell({ locale, business, role, waiting, closes, held, foot, children }: Props) {
  const words = COMMON[locale]
  const mark = initialsOf(business.name)
  const count = (place: keyof Waiting) => {
    const found = waiting[place]
    if (!found?.count) return null
    const shown = countText(found.count, locale)
    return (
      <span className={found.urgent ? 'count w' : 'count'}>
        <span aria-hidden="true">{shown}</span>
        <span className="v">{words.waiting(found.count)}</span>
      </span>
    )
  }
  const rest = GROUPS.flatMap(({ places }) => places).filter((place) => !TABS.includes(place))
  return (
    <>
      <a className="skip v" href="#main">
        {words.skip}
      </a>
      <header className="top">
        <span className="logo" aria-hidden="true">
          {mark}
        </span>
        <Find id="find-top" words={words.find} businessId={business.id} />
      </header>
      <nav className="side" aria-label={words.console}>
        <div className="who">
          <span className="logo" aria-hidden="true">
            {mark}
          </span>
          {business.name}
        </div>
        <Find id="find-side" words={words.find} businessId={business.id} />
        {GROUPS.map(({ heading, places }) => (
          <div key={heading ?? 'first'}>
            {heading && <h2>{words.groups[heading]}</h2>}
            <ul>
              {places.map((place) => (
                <li key={place}>
                  <NavLink href={addressOf(place)}>
                    {words.places[place]} {count(place)}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <footer className="s">
          <p>{words.signedInAs(words.roles[role])}</p>
          {foot}
        </footer>
      </nav>
      <main id="main" tabIndex={-1}>
        {held !== null && (
          <div className="note w">
            <span>{words.recovering(held)}</span>
          </div>
        )}
        {closes !== null && (
          <div className="note w">
            <span>{words.closing.text(closes)}</span>
            <Link className="b" href={addressOf('business')} prefetch={false}>
              {words.closing.link}
            </Link>
          </div>
        )}
        {children}
      </main>
      <div className="tabs">
        <nav aria-label={words.console} className="tab-row">
          {TABS.map((place) => (
            <NavLink key={place} href={addressOf(place)}>
              <TabIcon place={place} />
              <span>
                {words.places[place]} {count(place)}
              </span>
            </NavLink>
          ))}
          <details className="more">
            <summary>
              <TabIcon place="more" />
              <span>{words.more}</span>
            </summary>
            <div className="panel">
              <ul>
                {rest.map((place) => (
                  <li key={place}>
                    <NavLink href={addressOf(place)}>
                      {words.places[place]} {count(place)}
                    </NavLink>
                  </li>
                ))}
              </ul>
              {foot}
            </div>
          </details>
        </nav>
      </div>
      <Keys words={words.keys} />
      <KeepTitle />
    </>
  )
}

/** Returns the first letters of at most two words of a name. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).slice(0, 2)
  return words.map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0x20).toLocaleUpperCase()).join('')
}
