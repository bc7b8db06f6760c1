import { headers } from 'next/headers'
import { env } from '@/lib/env'
import { type Locale, negotiateLocale } from '@/lib/i18n/locales'
import { CONSOLE_LOCALES } from '@/lib/languages'
import type { Place } from '@/lib/services/sign-in/begin-session'
import { clientIp } from './client-ip'

/** Who asks, as far as it is known of somebody who is not signed in. */
export interface Visitor extends Place {
  /** The language of the browser, of those of the console. */
  locale: Locale
}

/**
 * Returns where the present request comes from. Without a proxy of ours the address is that of the connection, which
 * our web server writes into a header of its own.
 */
export async function readVisitor(): Promise<Visitor> {
  const sent = await headers()
  return {
    ip: clientIp(sent, env().TRUSTED_PROXY_HOPS) ?? (sent.get('x-sayso-peer') || null),
    userAgent: sent.get('user-agent'),
    locale: negotiateLocale(sent.get('accept-language'), CONSOLE_LOCALES),
  }
}
