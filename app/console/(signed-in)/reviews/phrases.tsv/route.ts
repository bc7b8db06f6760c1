import { consoleRoute } from '@/lib/http/console-route'
import { streamAnswer } from '@/lib/http/endpoint/stream-answer'
import { exportPhrases, type LabelledPhrase } from '@/lib/services/reviews/export-phrases'

/** Decided messages in the form of lib/consent/phrases/training/data.tsv: language, label and text, one a line. */
export const GET = consoleRoute({
  name: 'downloadPhrases',
  right: 'reviews.read',
  async run(deps, { member }, { requestId }) {
    const exported = await exportPhrases(deps, member)
    if (exported.outcome === 'not_allowed') return exported
    return streamAnswer(linesOf(exported.parts), {
      contentType: 'text/tab-separated-values; charset=utf-8',
      operationId: 'downloadPhrases',
      requestId,
      headers: { 'Content-Disposition': 'attachment; filename="phrases.tsv"' },
    })
  },
})

async function* linesOf(parts: AsyncIterable<LabelledPhrase[]>): AsyncGenerator<string> {
  for await (const phrases of parts)
    yield phrases.map(({ locale, label, text }) => `${locale}\t${label}\t${text}\n`).join('')
}
