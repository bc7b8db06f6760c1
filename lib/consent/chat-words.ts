import { CONFIRM_WORDS, MY_DATA_WORDS, RECEIPT_WORDS } from '@/lib/chat-words'
import { LOCALES, type Locale } from '@/lib/languages'
import { normaliseKeyword } from './keywords'
import { hasForbiddingSign } from './phrases/normalise'

const setOf = (words: Record<Locale, string>) => new Set(LOCALES.map((locale) => normaliseKeyword(words[locale])))
const [CONFIRM, MY_DATA, RECEIPT] = [setOf(CONFIRM_WORDS), setOf(MY_DATA_WORDS), setOf(RECEIPT_WORDS)]

/** Returns whether a text is the word that confirms what waits, in any language, with no sign against it. */
export const isConfirmWord = (text: string): boolean => CONFIRM.has(normaliseKeyword(text)) && !hasForbiddingSign(text)

/** Returns whether a text is the word that asks for the code of a person's data. */
export const isMyDataWord = (text: string): boolean => MY_DATA.has(normaliseKeyword(text))

/** Returns whether a text is the word that asks for the receipt of the last choice. */
export const isReceiptWord = (text: string): boolean => RECEIPT.has(normaliseKeyword(text))
