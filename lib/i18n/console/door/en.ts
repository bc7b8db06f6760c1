import { numbersIn } from '@/lib/i18n/console/numbers'
import type { DoorWords } from './shape'

const n = numbersIn('en')
const count = (many: number, one: string, other: string) => `${n(many)} ${many === 1 ? one : other}`

export const en: DoorWords = {
  title: 'Front door',
  lead: 'For people who have no link at hand: they type their number, and the link arrives in their WhatsApp. Nobody can find out there who gets messages from you.',
  address: 'Its address',
  open: 'Open the front door',
  code: 'QR code',
  codeLead: 'For the counter, receipts and posters. It stays sharp at any size.',
  downloads: { door: 'Download the code of the front door', chat: 'Download the code that opens the chat' },
  cost: {
    title: 'What messages cost',
    month: (number, month, free, templates) =>
      `In ${month} Sayso sent ${count(free, 'free-form message', 'free-form messages')} and ${count(templates, 'template', 'templates')} from ${number}.`,
    billed: (least, most) =>
      least === most
        ? `Meta bills ${n(most)} of them.`
        : `Meta bills between ${n(least)} and ${n(most)} of them, because your other systems use up the free ones of this number too.`,
    estimate: (least, most) => (least === most ? `That is about ${most}.` : `That is about ${least} to ${most}.`),
    noPrice: 'Meta’s price list names the price of your country, under “utility”.',
    rule: (free) =>
      `Since October 2026 Meta bills free-form messages like utility templates after the first ${n(free)} delivered in a month from a number. Without a payment method, the rest are not delivered.`,
    confirmations: 'Which changes are confirmed by a message',
    unpaid: (number, date) =>
      `On ${date} WhatsApp did not deliver a message from ${number}, because there is no working payment method. Add or check the payment method of the account in Meta’s WhatsApp Manager.`,
  },
}
