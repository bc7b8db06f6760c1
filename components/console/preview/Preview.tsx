'use client'

import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import { isChanged } from '@/components/console/ui/use-early-change'
import type { PreviewWords } from '@/lib/i18n/console/preview/words'

interface Props {
  words: PreviewWords
  /** The id of the form whose draft is shown; without one the page is shown as it is. */
  formId?: string
  /** What the form is a draft of. */
  draft?: 'topic' | 'look'
  /** The languages to choose from here; a form that has its own choice leaves them out. */
  languages?: readonly { locale: string; name: string }[]
  /** Changes when the page has changed, so that it is shown again. */
  version?: string | number
  /** The place in the page that is edited: an id of the page's own markup. */
  at?: string
}

/** How long nothing is typed before the draft is shown, in milliseconds. */
const PAUSE = 250
const ADDRESS = '/console/preview'

/**
 * The real page in the frame of a phone, with what is typed and not saved. The draft is posted into the frame, so it is
 * the server that makes the page; the frame runs no script. With scripts this happens after each pause in typing, into
 * a second frame that takes the first one's place when it has loaded: nothing flickers, and the browser's history gets
 * no entry. Without scripts a button does it.
 */
export function Preview({ words, formId, draft, languages = [], version = 0, at }: Props) {
  const ownId = useId()
  const form = formId ?? ownId
  const [{ shown, next }, setFrames] = useState<{ shown: number; next: number | null }>({ shown: 0, next: null })
  const button = useRef<HTMLButtonElement>(null)
  const frames = useRef(new Map<number, HTMLIFrameElement>())
  const isStale = useRef(false)
  const hasScripts = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

  useEffect(() => {
    const element = document.getElementById(form)
    if (!(element instanceof HTMLFormElement)) return
    let timer: ReturnType<typeof setTimeout> | undefined
    function renew({ target }: Event) {
      // The choices beside the preview belong to the form and are not inside it.
      const isOurs = target instanceof Element && 'form' in target && target.form === element
      if (isOurs) renewSoon()
    }
    function renewSoon() {
      clearTimeout(timer)
      timer = setTimeout(() => {
        isStale.current = true
        setFrames((now) => (now.next === null ? { ...now, next: now.shown + 1 } : now))
      }, PAUSE)
    }
    if ([...element.elements].some(isChanged)) renewSoon()
    document.addEventListener('input', renew)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('input', renew)
    }
  }, [form])

  // The first page may have loaded before this script had.
  useEffect(() => {
    const page = frames.current.get(0)?.contentDocument
    if (at && page?.readyState === 'complete') showPlace(page, at)
  }, [at])

  // The page was changed: by a save, a move, or an undo.
  const known = useRef(version)
  useEffect(() => {
    if (known.current === version) return
    known.current = version
    isStale.current = true
    setFrames((now) => (now.next === null ? { ...now, next: now.shown + 1 } : now))
  }, [version])

  // A second frame is there now: the draft is sent into it.
  useEffect(() => {
    if (next === null || !button.current) return
    isStale.current = false
    button.current.formTarget = nameOf(next)
    button.current.form?.requestSubmit(button.current)
  }, [next])

  function loaded(frame: number) {
    const page = frames.current.get(frame)?.contentDocument
    if (!page || page.URL === 'about:blank') return
    const before = frames.current.get(shown)?.contentDocument?.scrollingElement
    if (frame === next) {
      if (page.scrollingElement && before) page.scrollingElement.scrollTop = before.scrollTop
      setFrames({ shown: frame, next: isStale.current ? frame + 1 : null })
    } else if (at) showPlace(page, at)
  }

  return (
    <div className="flow sticky" id="preview">
      {!formId && <form id={ownId} method="post" action={ADDRESS} target={nameOf(0)} hidden />}
      <div className="acts preview-head">
        {languages.length > 1 && (
          <fieldset className="seg" aria-label={words.languages}>
            {languages.map(({ locale, name }, place) => (
              <label key={locale}>
                <input type="radio" name="l" value={locale} form={form} defaultChecked={place === 0} />
                {name}
              </label>
            ))}
          </fieldset>
        )}
        <fieldset className="seg" aria-label={words.scheme}>
          {(['light', 'dark'] as const).map((scheme) => (
            <label key={scheme}>
              <input type="radio" name="scheme" value={scheme} form={form} defaultChecked={scheme === 'light'} />
              {words[scheme]}
            </label>
          ))}
        </fieldset>
        {draft && <input type="hidden" name="draft" value={draft} form={form} />}
        <button
          ref={button}
          className={hasScripts ? 'v' : 'b'}
          form={form}
          formAction={ADDRESS}
          formMethod="post"
          formEncType="application/x-www-form-urlencoded"
          formTarget={nameOf(0)}
          formNoValidate
          tabIndex={hasScripts ? -1 : undefined}
          aria-hidden={hasScripts ? true : undefined}
        >
          {words.show}
        </button>
      </div>
      <div className="phone">
        {[shown, ...(next === null ? [] : [next])].map((frame) => (
          <iframe
            key={frame}
            ref={(element) => {
              if (element) frames.current.set(frame, element)
              else frames.current.delete(frame)
            }}
            name={nameOf(frame)}
            src={frame === 0 ? ADDRESS : undefined}
            title={words.frame}
            // Without allow-scripts: the console may look into the page, and the page can do nothing.
            sandbox="allow-same-origin"
            className={frame === shown ? undefined : 'coming'}
            aria-hidden={frame === shown ? undefined : true}
            tabIndex={frame === shown ? undefined : -1}
            onLoad={() => loaded(frame)}
          />
        ))}
      </div>
      {formId && <p className="s">{words.edited}</p>}
    </div>
  )
}

/**
 * Scrolls the page in the frame until a place of it is in its middle. `scrollIntoView` would also scroll the console
 * around the frame, away from the fields that the member came for.
 */
function showPlace(page: Document, id: string): void {
  const place = page.getElementById(id)?.getBoundingClientRect()
  const view = page.scrollingElement
  if (place && view) view.scrollTop += place.top + (place.height - view.clientHeight) / 2
}

/** Whether scripts run never changes. */
const never = () => () => {}

const nameOf = (frame: number) => `preview-${frame}`
