import { EMBED_SCRIPTS } from '@/lib/embed/served'
import { embedScript } from '@/lib/http/embed-script'

const YEAR_SECONDS = 31_536_000

/** Serves one version of the script for sites, which never changes. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const version = /^(\d+\.\d+\.\d+)\.js$/.exec((await params).file)?.[1] ?? ''
  const text = Object.hasOwn(EMBED_SCRIPTS, version) ? EMBED_SCRIPTS[version] : undefined
  if (text === undefined) return new Response('Not found', { status: 404, headers: { 'Cache-Control': 'no-store' } })
  return embedScript(text, `public, max-age=${YEAR_SECONDS}, immutable`)
}
