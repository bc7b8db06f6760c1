import { whoIsSignedIn } from '@/lib/auth/signed-in'
import { allows } from '@/lib/services/callers/rights'
import { exportPhrases } from '@/lib/services/reviews/export-phrases'
import { webDeps } from '@/lib/services/runtime'

/** Decided messages in the form of lib/consent/phrases/training/data.tsv: language, label and text, one a line. */
export async function GET(): Promise<Response> {
  const who = await whoIsSignedIn()
  if (!who) return plain(401, 'Nobody is signed in.')
  if (!allows(who.member, 'reviews.read')) return plain(403, 'Your role does not allow this.')
  const parts = exportPhrases(webDeps(), who.member)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = await parts.next()
      if (part.done) controller.close()
      else {
        const lines = part.value.map(({ locale, label, text }) => `${locale}\t${label}\t${text}\n`)
        controller.enqueue(encoder.encode(lines.join('')))
      }
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/tab-separated-values; charset=utf-8',
      'Content-Disposition': 'attachment; filename="phrases.tsv"',
      'Cache-Control': 'no-store',
    },
  })
}

const plain = (status: number, text: string) =>
  new Response(`${text}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
