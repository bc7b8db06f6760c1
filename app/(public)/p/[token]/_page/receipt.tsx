import { presentEffect } from '@/app/api/v1/contacts/_present/line'
import { WORDS } from '@/components/evidence/words/words'
import { ReceiptView } from '@/components/public/ReceiptView'
import { styleHashIn } from '@/components/public/stylesheet'
import type { Effect } from '@/lib/consent/types'
import { documentResponse, publicHeaders, renderDocument } from '@/lib/http/document'
import { isUuid } from '@/lib/ids'
import { paths } from '@/lib/paths'
import type { Deps } from '@/lib/services/deps'
import { type Receipt, readReceipt } from '@/lib/services/evidence/read-receipt'
import { contactLabel, type Visit } from './models'
import { nameOf, textsAbout } from './my-data-history'
import { asksForReceipt, brandedShell, valueIn } from './shell'

/** Returns the address of the receipt of a change, below the page of the link. */
export const receiptHref = ({ locale }: Visit, changeId: string) =>
  paths.samePage({ my: 'receipt', l: locale, done: changeId })

/**
 * Returns the receipt that the address asks for, as a page or as a file; null if it asks for none, or the link leads to
 * none. It changes nothing, and works without a script.
 */
export async function receiptPage(deps: Deps, visit: Visit): Promise<Response | null> {
  const asked = asksForReceipt(visit.request)
  const changeId = valueIn(visit.request, 'done')
  if (asked === null || !isUuid(changeId)) return null
  const receipt = await readReceipt(deps, visit.link, changeId)
  if (!receipt) return null
  if (asked === 'file') return fileOf(receipt)
  const html = await renderDocument(<ReceiptView {...modelOf(visit, receipt)} />)
  return documentResponse(html, { styleHash: styleHashIn(html) })
}

function fileOf({ file }: Receipt): Response {
  const name = `sayso-${file.reference}.receipt.json`
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      ...publicHeaders("'none'"),
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  })
}

function modelOf(visit: Visit, { file, at, effects, shown, place, wholeAt }: Receipt) {
  const { locale, link } = visit
  return {
    frame: brandedShell(visit.request, link, locale),
    contact: contactLabel(visit),
    change: { id: file.reference, at },
    said: [...new Set(effects.map((effect) => sentenceOf(visit, effect)))],
    saw: [...new Set(shown.flatMap(({ canonical }) => textsAbout(canonical, effects)))],
    proof:
      place && file.proof !== null
        ? { text: file.proof, entry: place.index + 1, size: place.size }
        : { wholeAt: wholeAt ?? at },
    file: paths.samePage({ my: 'file', l: locale, done: file.reference }),
    back: paths.samePage({ l: locale, done: file.reference }),
  }
}

/** Returns what an effect says, in the words of the document of evidence. */
function sentenceOf({ locale, link }: Visit, effect: Effect): string {
  const said =
    effect.on === 'provider_stop'
      ? effect.said.on
        ? 'provider_stop'
        : 'provider_resume'
      : presentEffect(effect, new Map()).said
  return WORDS[locale].said[said](nameOf(link, effect, locale) ?? '')
}
