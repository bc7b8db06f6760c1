import type { ConnectingWords } from '@/lib/i18n/console/connecting/shape'
import type { Locale } from '@/lib/i18n/locales'

/** What every step of connecting a backend needs to speak. */
export interface ConnectScene {
  words: ConnectingWords
  copy: { button: string; done: string }
  locale: Locale
  timeZone: string
  businessId: string
}
