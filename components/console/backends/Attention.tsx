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
  /** The page of the backend, where this is not shown on it. */
  href?: string
  scene: Scene
  children?: ReactNode
}

/** One backend that needs a person: what is the case, what is safe, and the one way forward. */
export function Attention({ kind, name, state, since, code, href, scene, children, ...waits }: Props) {
  const { words, locale, timeZone } = scene
  const head = words.heads[state](name)
  return (
    <div className="note w">
      <div className="flow">
        <div>
          <h3>{href ? <Link href={href}>{head}</Link> : head}</h3>
          <p>
            {words.whys[state]}{' '}
            <span className="s">
              ({words.since} <Moment at={since} locale={locale} timeZone={timeZone} />
              {code && <>. {words.code(code)}</>})
            </span>
          </p>
        </div>
        <ul className="say">
          {safetyOf(words, kind, state, waits).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {children}
      </div>
    </div>
  )
}
