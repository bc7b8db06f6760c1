import Link from 'next/link'
import type { ReactNode } from 'react'
import { Moment } from '@/components/console/ui/Moment'
import { type BackendKind, type BackendState, safetyOf, type Scene, type Waiting } from './scene'

interface Props extends Waiting {
  kind: BackendKind
  name: string
  state: BackendState
  since: number
  /** The code of the reason, for who looks it up; null: there is none. */
  code: string | null
  /** Until then the platform blocks the account; null: it does not. */
  blockedUntil: number | null
  /** How many contacts were set aside. */
  setAside: number
  /** The page of the backend, where this is not shown on it. */
  href?: string
  scene: Scene
  children?: ReactNode
}

/** One backend that needs a person: what is the case, what is safe, and the one way forward. */
export function Attention({ kind, name, state, setAside, href, scene, children, ...line }: Props) {
  const { since, code, blockedUntil, ...waits } = line
  const { words, locale, timeZone } = scene
  const { aside } = words
  // A backend that gets on by itself needs a person only for the contacts that were set aside.
  const isAboutAside = setAside > 0 && /^(in_step|reading|disabled)$/.test(state)
  const head = isAboutAside ? aside.setAsideHead(name, setAside) : words.heads[state](name)
  // In a list it is below the heading of the list; on the page of the backend it is the first section.
  const Heading = href ? 'h3' : 'h2'
  return (
    <div className="note w">
      <div className="flow">
        <div>
          <Heading>{href ? <Link href={href}>{head}</Link> : head}</Heading>
          <p>
            {isAboutAside ? aside.text : words.whys[state]}{' '}
            {!isAboutAside && (
              <span className="s">
                ({words.since} <Moment at={since} locale={locale} timeZone={timeZone} />
                {code && <>. {words.code(code)}</>})
              </span>
            )}
          </p>
        </div>
        {!isAboutAside && (
          <ul className="say">
            {state === 'blocked' && blockedUntil !== null && (
              <li>
                {words.facts.until}: <Moment at={blockedUntil} locale={locale} timeZone={timeZone} />
              </li>
            )}
            {safetyOf(words, kind, state, waits).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
            {setAside > 0 && <li>{aside.setAsideHead(name, setAside)}</li>}
          </ul>
        )}
        {children}
      </div>
    </div>
  )
}
