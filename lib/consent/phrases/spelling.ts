import { LANGUAGES, LEXICONS } from './lexicon/lexicon'

/** Words that carry the meaning of a refusal or a return. A typo is mended only towards these. */
const STRONG = [
  ...['unsubscribe', 'messages', 'message', 'receive', 'remove', 'texting', 'sending', 'cancel', 'promotions'],
  ...['stopping', 'delete', 'contact', 'notifications', 'number', 'subscribe', 'resubscribe', 'surveys'],
  ...['mensajes', 'mensaje', 'recibir', 'enviar', 'envien', 'mandar', 'manden', 'mandarme', 'escribirme', 'escriban'],
  ...['dejen', 'cancelar', 'suscripcion', 'desuscribir', 'desuscribirme', 'publicidad', 'promociones', 'ofertas'],
  ...['eliminen', 'borrenme', 'saquenme', 'quitenme', 'molestar', 'molesten', 'quiero', 'darme', 'encuestas'],
  ...['mensagem', 'mensagens', 'receber', 'mandem', 'enviem', 'parem', 'descadastrar', 'descadastra', 'inscricao'],
  ...['promocoes', 'promocao', 'propaganda', 'remover', 'remova', 'cadastrar', 'pesquisas'],
]
const SIGNING_UP = ['subscribe', 'subscribed', 'suscribir', 'suscribirme', 'cadastrar', 'inscrever', 'inscribir']
/** How the runs of words begin that matter here; elsewhere "devolvieron" must not become "de volvieron". */
const OPENINGS =
  /^(?:no|ya|nao|para?|parem|que[rt]o|quiero|dejen|sin|sem|chega|stop|please|pls|dont|unsub|take|remove|cancel|bast|me(?=[aeiou]))/
/**
 * A prefix that reverses a word of signing up: "unsubscribirme", "desanótenme", "de-subscribe". Without it the word
 * would mean the opposite.
 */
const TURNING = /^(?:un|des?|dis)(?=.{4})/
/** The word by which such a reversed word is replaced; every lexicon contains it. */
export const TURNED_ROUND = 'unsubscribe'
const SHORTEST = 5
const SHORTEST_RUN = 7
const SHORTEST_PIECE = 2
const MOST_PIECES = 9

const BY_LENGTH = groupByLength(STRONG)
const BY_SOUND = groupBySound()

/** Whether any of the three languages knows the word. */
export function isKnown(word: string): boolean {
  return LANGUAGES.some((language) => LEXICONS[language].known.has(word))
}

/** Whether a word is about signing up, in any of the three languages, also with a typo. */
export function isOfSigningUp(word: string): boolean {
  const isOne = (known: string) =>
    LANGUAGES.some((language) => /\bSUB[VX]\b/.test(LEXICONS[language].tags.get(known) ?? ''))
  if (isOne(word)) return true
  if (isKnown(word) || word.length < SHORTEST) return false
  const sameSound = BY_SOUND.get(soundOf(word))
  return (sameSound !== undefined && isOne(sameSound)) || SIGNING_UP.some((strong) => isOneSlip(word, strong, true))
}

/**
 * Returns what an unknown word was probably meant to be: a strong word with one typo (a letter too many, too few,
 * another, or two swapped), in Spanish and Portuguese a word that sounds the same, or several words written as one
 * ("yanoquiero"). Returns null when it is none of these.
 */
export function mend(word: string, isRomance: boolean): string[] | null {
  if (word.length < SHORTEST || isKnown(word) || !/^[a-z]+$/.test(word)) return null
  const root = word.replace(TURNING, '')
  if (root !== word && isOfSigningUp(root)) return [TURNED_ROUND]
  const sameSound = isRomance ? BY_SOUND.get(soundOf(word)) : undefined
  if (sameSound) return [sameSound]
  for (const length of [word.length, word.length + 1, word.length - 1]) {
    for (const strong of BY_LENGTH.get(length) ?? []) {
      // A typo is rarely in the first letter, and "dinero" must not become something else.
      if (strong[0] === word[0] && isOneSlip(word, strong, word.length > SHORTEST)) return [strong]
    }
  }
  return word.length >= SHORTEST_RUN && OPENINGS.test(word) ? cutRun(word) : null
}

/** "resivir", "escrivan" and "mensages" are written as they sound: b is v, s is z and soft c, h is silent. */
function soundOf(word: string): string {
  return word
    .replace(/c(?=[ei])|z|ç/g, 's')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/qu|k/g, 'c')
    .replace(/v/g, 'b')
    .replace(/ll/g, 'y')
    .replace(/h/g, '')
    .replace(/(.)\1/g, '$1')
}

/**
 * Returns the tagged words of Spanish and Portuguese by their sound. English spelling follows no rule that helps here.
 */
function groupBySound(): Map<string, string> {
  const sounds = new Map<string, string>()
  for (const language of ['es', 'pt-BR'] as const)
    for (const word of LEXICONS[language].tags.keys())
      if (word.length >= SHORTEST && !sounds.has(soundOf(word))) sounds.set(soundOf(word), word)
  return sounds
}

/** Whether two words of about the same length differ by one slip. */
function isOneSlip(a: string, b: string, mayReplace: boolean): boolean {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const left = endA - start
  const right = endB - start
  if (left + right === 1) return true
  // In a short word one other letter makes another word: "queso" is not "quero".
  if (left <= 1 && right <= 1) return mayReplace
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]
}

/** Returns the fewest words of one language into which the letters can be cut, or null when they can't. */
function cutRun(run: string): string[] | null {
  let best: string[] | null = null
  for (const language of LANGUAGES) {
    const { known } = LEXICONS[language]
    /** For each `end`, the fewest words that make up the first `end` letters. */
    const cuts: (string[] | null)[] = [[]]
    for (let end = 1; end <= run.length; end++) {
      cuts[end] = null
      for (let start = Math.max(0, end - 14); start <= end - SHORTEST_PIECE; start++) {
        const before = cuts[start]
        if (!before || before.length >= (cuts[end]?.length ?? MOST_PIECES + 1) - 1) continue
        const piece = run.slice(start, end)
        if (known.has(piece)) cuts[end] = [...before, piece]
      }
    }
    const found = cuts[run.length]
    if (found && found.length > 1 && (!best || found.length < best.length)) best = found
  }
  return best
}

function groupByLength(words: readonly string[]): Map<number, string[]> {
  const groups = new Map<number, string[]>()
  for (const word of words) groups.set(word.length, [...(groups.get(word.length) ?? []), word])
  return groups
}
