import type { VerbTags } from './verbs'

/** The words of a language by what they mean to the rules (patterns.ts names the tags). */
export interface LexiconSource {
  /** Tag (or tags, for a word that stands for two) to words. A later line wins. */
  words: Readonly<Record<string, string>>
  /** Stems of regular verbs by conjugation. */
  verbs: readonly { tags: VerbTags; ar?: string; er?: string; ir?: string }[]
  /** Several words that mean one thing: `words => one word of the lexicon`; nothing behind the arrow drops them. */
  merges: readonly string[]
  /** Further words only this language has, to tell languages apart and runs of words without spaces. */
  common: string
}

export const SEND = { S: 'SENDS', I: 'SENDI', X: 'SENDX' }
export const CALL = { S: 'CALLS', I: 'CALLI', X: 'CALLX' }
export const BOTHER = { S: 'BOTHS', I: 'BOTHI', X: 'BOTHX' }
export const STOP = { S: 'STOP', I: 'STOP', X: 'STOPX' }
export const CANCEL = { S: 'CANCEL', I: 'CANCEL', X: 'CANCEL' }
export const REMOVE = { S: 'REMOVE', I: 'REMOVE', X: 'REMOVE' }
export const UNSUB = { S: 'UNSUB', I: 'UNSUB', X: 'UNSUBX' }
export const AGAINV = { S: 'AGAINV', I: 'AGAINV', X: 'AGAINV' }
export const SUBV = { S: 'SUBV', I: 'SUBV', X: 'SUBX' }
export const ADD = { S: 'ADD', I: 'ADD', X: 'ADD' }
export const ACT = { S: 'ACT', I: 'ACT', X: 'ACT' }
export const OTHER = { S: 'VERB', I: 'VERB', X: 'VERB' }
export const BLOCK = { S: 'BLOCK', I: 'BLOCK', X: 'BLOCKX' }

/** Words that mean the same to people of all three languages, and the words that merges make. */
export const SHARED: Readonly<Record<string, string>> = {
  STOP: 'stop stopp stp stpo sotp srop dtop sstop estop stoop stahp stopt stopall',
  MSG: 'sms whatsapp whatsapps whats wpp wsp msg msgs msj msjs notif notifs',
  SPAM: 'spam spams',
  PROMO: 'marketing promo promos newsletter newsletters mkt',
  UNSUB: 'unsubscribe unsub optout unsubscribeme unsubme',
  STARTW: 'start unstop',
  OK: 'ok okay okey oki',
  LAUGH: 'lol lmao rofl',
  NOSIGN: '🚫',
  DOWN: '👎',
  NOMORE: 'nomas nomore naomais',
  IDIOM: 'waitlist onestop thatsenough letmeknow',
  NADAMAS: 'nadamas',
  NOTHANKS: 'nothanks',
  YOU: 'ownname',
  WHY: 'why',
  AGAIN: 'denuevo denovo',
  SUBX: 'subx',
  TOOMANY: 'toomany',
  OWN: 'menu menus',
}
