import type { Locale } from './languages'

/** Words of the chat that are the same for every business. Our pages put them into the message that they open. */

/**
 * Confirms what waits. It is one word that nobody writes by chance: "sí, quiero" and "yes, please" answer all kinds of
 * questions.
 */
export const CONFIRM_WORDS = {
  es: 'SIQUIERO',
  'pt-BR': 'SIMQUERO',
  en: 'YESPLEASE',
  fr: 'OUIJEVEUX',
  it: 'SILIVOGLIO',
  de: 'JADASWILLICH',
  ar: 'نعمأريدها',
  he: 'כןאנירוצה',
} as const satisfies Record<Locale, string>

/** The reply is the code that opens a person's data. */
export const MY_DATA_WORDS = {
  es: 'MISDATOS',
  'pt-BR': 'MEUSDADOS',
  en: 'MYDATA',
  fr: 'MESDONNEES',
  it: 'IMIEIDATI',
  de: 'MEINEDATEN',
  ar: 'بياناتي',
  he: 'המידעשלי',
} as const satisfies Record<Locale, string>

/**
 * The reply is the receipt of the last choice. It is "my receipt" in one word: the plain word is what people write of
 * what they bought or paid.
 */
export const RECEIPT_WORDS = {
  es: 'MICOMPROBANTE',
  'pt-BR': 'MEUCOMPROVANTE',
  en: 'MYRECEIPT',
  fr: 'MONJUSTIFICATIF',
  it: 'LAMIARICEVUTA',
  de: 'MEINBELEG',
  ar: 'إيصالي',
  he: 'האישורשלי',
} as const satisfies Record<Locale, string>
