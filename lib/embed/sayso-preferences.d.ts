/**
 * The types of <sayso-preferences>, which embed.js defines. Copy this file into your site's project; docs/embed.md of
 * Sayso explains the element.
 */

/** What a person did in the frame, or why there is nothing to see. It says nothing of what they chose. */
export type SaysoEventType = 'saved' | 'stopped' | 'error'

/**
 * Why an `error` event was sent. `link`: the attribute is no preference link. `blocked`: something else than the page
 * arrived, because the site is not in the list of the business, or the network failed. The rest is said by the page,
 * which shows it to the person as well.
 */
export type SaysoReason = 'link' | 'blocked' | 'unavailable' | 'not_found' | 'gone' | 'too_many' | 'bad_request'

export type SaysoEvent = CustomEvent<{ reason?: SaysoReason }>

export interface SaysoPreferencesElement extends HTMLElement {
  /** Resolves when the page is shown. Rejects with an Error whose message is a `SaysoReason`. */
  readonly ready: Promise<SaysoPreferencesElement>
  /** Returns a promise of the next event of this kind. */
  next(type: SaysoEventType): Promise<SaysoEvent>
  addEventListener(type: SaysoEventType, listener: (event: SaysoEvent) => void, options?: AddEventListenerOptions): void
  addEventListener(...given: Parameters<HTMLElement['addEventListener']>): void
}

/** The attributes of the element. */
export interface SaysoPreferencesAttributes {
  /** The person's preference link, as the API and the flows return it. */
  link: string
  /** The language of the page; otherwise that of the nearest element with `lang`. */
  lang?: string
  /** `auto`, which is the rule, follows the browser and the `color-scheme` of the site. */
  theme?: 'auto' | 'light' | 'dark'
  /** `#rrggbb` in place of the business's own colour. It is made readable where it is not. */
  color?: string
  /** What screen readers call the frame, and the words of the plain link. */
  label?: string
}

declare global {
  interface HTMLElementTagNameMap {
    'sayso-preferences': SaysoPreferencesElement
  }
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'sayso-preferences': React.DetailedHTMLProps<
        React.HTMLAttributes<SaysoPreferencesElement>,
        SaysoPreferencesElement
      > &
        SaysoPreferencesAttributes & {
          onsaved?: (event: SaysoEvent) => void
          onstopped?: (event: SaysoEvent) => void
          onerror?: (event: SaysoEvent) => void
        }
    }
  }
}
