import type { Deps } from '@/lib/services/deps'
import { answerFlowMessage } from '@/lib/services/inbound/answer-flow-message'
import { DEMO } from './business'
import type { DemoPerson } from './contacts'

/**
 * What two people of the demo wrote: it may be a refusal, and Sayso is not sure. So the screen Review and the overview
 * show from the first look on what waits for a person.
 */
export const UNSURE = [
  { locale: 'es', text: '¿cuántos mensajes más me van a mandar?' },
  { locale: 'pt-BR', text: 'mudei de cidade, isso não serve mais pra mim' },
] as const

/** Has two people write, each to the flow of the demo's Weni, by the same use case as a real message. */
export async function writeUnsure(deps: Deps, people: readonly DemoPerson[]): Promise<void> {
  const backend = { id: DEMO.backendId, businessId: DEMO.businessId, kind: 'weni' } as const
  for (const { locale, text } of UNSURE) {
    // Not one of the first, whose phones the sandbox shows.
    const writer = people.slice(3).find((person) => person.locale === locale && agreedAndSaidNoMore(person))
    if (!writer) throw new Error('the demo has nobody who could write')
    const contact = { uuid: writer.uuid, name: writer.name, urn: `whatsapp:${writer.digits}` }
    await answerFlowMessage(deps, backend, { contact }, text)
  }
}

/** Somebody who agreed to the offers and said nothing after that. */
const agreedAndSaidNoMore = ({ acts: [first, ...later] }: DemoPerson): boolean =>
  first?.answers?.['promotions'] === 'in' && later.length === 0
