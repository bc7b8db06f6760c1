import { EMBED_SCRIPTS, EMBED_VERSION } from '@/lib/embed/served'
import { embedScript } from '@/lib/http/embed-script'

const HOUR_SECONDS = 3600

/** Serves the newest version of the script for sites. */
export function GET(): Response {
  return embedScript(EMBED_SCRIPTS[EMBED_VERSION] ?? '', `public, max-age=${HOUR_SECONDS}`)
}
