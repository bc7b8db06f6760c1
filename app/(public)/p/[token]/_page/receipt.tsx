import { presentEffect } from '@/app/api/v1/contacts/_present/line'
import { WORDS } from '@/components/evidence/words/words'
import { ReceiptView } from '@/components/public/ReceiptView'
import { styleHashIn } from '@/components/public/stylesheet'
import type { Effect } from '@/lib/consent/types'
import { documentResponse, publicHeaders, renderPhonePage } from '@/lib/http/document'
import { translatorOf } from '@/lib/i18n/translator'
import { isUuid } from '@/lib/ids'
import { paths } from '@/lib/paths'
import type { Deps } from '@/lib/services/deps'
import { type Receipt, readReceipt } from '@/lib/services/transparency-log/read-receipt'
import { contactLabel, type Visit } from './models'
import { nameOf, textsAbout } from './my-data-history'
import { isKnown } from './saved-model'
import { asksForReceipt, brandedShell, hrefOutside, valueIn } from './shell'

/** Returns the address of the receipt of a change, below the page of the link. It opens outside of a frame. */
export const receiptHref = ({ request, locale, page }: Visit, changeId: string) =>
  hrefOutside(request)({ my: 'receipt', l: locale, t: page.first?.key, done: changeId })

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
  const html = await renderPhonePage(<ReceiptView {...modelOf(visit, receipt)} />)
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
  const { locale, link, page } = visit
  const named = effects.filter((effect) => isKnown(visit, effect))
  // The file has them too, by their ids.
  const others = effects.length - named.length
  const t = page.first?.key
  return {
    frame: brandedShell(visit.request, link, locale),
    contact: contactLabel(visit),
    change: { id: file.reference, at },
    said: [
      ...new Set(named.map((effect) => sentenceOf(visit, effect))),
      ...(others > 0 ? [translatorOf(locale)('saved.others', { count: others })] : []),
    ],
    saw: [...new Set(shown.flatMap(({ canonical }) => textsAbout(canonical, named)))],
    proof:
      place && file.proof !== null
        ? { text: file.proof, entry: place.index + 1, size: place.size }
        : { wholeAt: wholeAt ?? at },
    file: paths.samePage({ my: 'file', l: locale, t, done: file.reference }),
    back: paths.samePage({ l: locale, t, done: file.reference }),
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
