import { LANGUAGES, LEXICONS } from './lexicon/lexicon'
import { isStop, isWord, nameOf } from './own-name'
import { NOTHING, type ScoredIntent } from './scored-intent'
import { findTopics, isOfTopic, type TopicIndex, wordsOfFullNames } from './topics'

/**
 * What people write to have something taken away, as normalised words: "remover yoga". Beside a thing alone it may be
 * about an order or a booking. "Deja" is none, because "deja el yoga" may as well ask to leave it as it is.
 */
const REMOVALS = new Set(
  [
    ...['quitar quita quite quiten quitenme quitame quitarme eliminar elimina elimine eliminen eliminame eliminenme'],
    ...['borrar borra borre borren borrame borrenme retirar retira retire retiren retirame sacar saca saque saquen'],
    ...['sacame saquenme cancelar cancela cancele cancelen cancelame desactivar desactiva desactive desactiven'],
    ...['desactivame anular anula anule anulen suspender suspende suspenda suspendan excluir excluye excluya excluyan'],
    ...['apagar apaga apague apaguen silenciar silencia silencie silencien bloquear bloquea bloquee bloqueen'],
    ...['terminar termine terminen finalizar finalice detener'],
    ...['remover remove remova removam tirar tira tire tirem excluam exclua exclui deletar deleta delete'],
    ...['deletem retirem apaguem cancelem desativar desativa desative desativem desligar desliga desligue desliguem'],
    ...['encerrar encerra encerre encerrem suspendam bloqueia bloqueie bloqueiem silenciem eliminem'],
    ...['cancel drop disable deactivate mute cut end quit halt revoke block unfollow suspend erase'],
  ].flatMap((line) => line.split(' ')),
)
/** Of these, what also says that somebody does it: "Café Aurora cancela yoga". They ask only where a text begins. */
const STATEMENTS = new Set(
  `quita elimina borra retira saca cancela desactiva anula suspende excluye apaga silencia bloquea tira exclui deleta
  desativa desliga encerra bloqueia`.split(/\s+/),
)
/** The same in two words. */
const IN_TWO_WORDS = new Set(['turn off', 'switch off', 'take off', 'opt out'])
/** Tags of words that may be around it. */
const COURTESY = new Set(['PLEASE', 'THANKS'])
/** The most words of a removal: "sair da lista". */
const MOST_WORDS = 4

/** Words that may stand between a verb, a name and a topic. Those that lead to a place are none of them: "no", "at". */
const LIGHT = new Set('de del do da dos das of from the el la los las y e and'.split(' '))

/**
 * Returns the refusal of the topics that a text asks to have removed: one that consists of nothing but a verb of
 * removal or a stop, the whole name of the business and the full names of topics, in any order: "remover Café Aurora
 * yoga", "yoga de Café Aurora, quitar". It says whose messages end and which, so the model has no say. Null for any
 * other text, a question, a text with any other word, and one that may speak of a place: "remover yoga no Café
 * Aurora".
 */
export function topicRemoved(
  said: readonly string[],
  business: string | undefined,
  topics: TopicIndex,
): ScoredIntent | null {
  const words = wordsOfTopic(said, business, topics)
  const topicIds = words ? findTopics(topics, words) : []
  if (!words || topicIds.length === 0) return null
  return {
    ...NOTHING,
    ...{ outcome: 'refuse_topic', topicIds, topicId: topicIds[0] ?? null, isPlain: true, mayRefuse: true },
    because: [`a removal, the business's name and a topic: "${words.join(' ')}"`],
  }
}

/** Returns the words of the topics that are to be removed. */
function wordsOfTopic(said: readonly string[], business: string | undefined, topics: TopicIndex): string[] | null {
  const name = business ? nameOf(business) : []
  if (name.length === 0 || said.includes('?')) return null
  const words = withoutCourtesy(said.filter(isWord), topics)
  const at = words.findIndex((_, place) => name.every((part, more) => words[place + more] === part))
  if (at < 0) return null
  const before = words.slice(0, at)
  const behind = words.slice(at + name.length)
  for (const [isFirst, part] of [
    [true, before],
    [false, behind],
  ] as const)
    for (const [verb, rest] of splits(withoutLight(part))) {
      if (!isRemoval(verb, words)) continue
      const left = (isFirst ? [...rest, ...behind] : [...before, ...rest]).filter((word) => !LIGHT.has(word))
      const inFull = wordsOfFullNames(topics, left)
      if (left.length > 0 && left.every((word) => inFull.has(word))) return left
    }
  return null
}

/** Returns words without greetings and thanks. "Ok" is neither: "remove Café Aurora, yoga ok". */
function withoutCourtesy(words: readonly string[], topics: TopicIndex): string[] {
  return words.filter((word, place) => {
    if (isOfTopic(topics, word)) return true
    if (word === 'por' && words[place + 1] === 'favor') return false
    return word === 'ok' || !LANGUAGES.some((language) => COURTESY.has(LEXICONS[language].tags.get(word) ?? ''))
  })
}

/** Yields words as a verb at their beginning or end, the longest first, and the rest. */
function* splits(words: readonly string[]): Generator<readonly [verb: string[], rest: string[]]> {
  for (let size = Math.min(MOST_WORDS, words.length); size > 0; size--) {
    yield [words.slice(0, size), words.slice(size)]
    yield [words.slice(-size), words.slice(0, -size)]
  }
}

function isRemoval(verb: readonly string[], words: readonly string[]): boolean {
  const said = verb.join(' ')
  if (STATEMENTS.has(said) && words[0] !== said) return false
  return REMOVALS.has(said) || IN_TWO_WORDS.has(said) || isStop(verb)
}

/** Returns words without those at both ends that join a verb, a name and a topic. */
function withoutLight(words: readonly string[]): readonly string[] {
  const isHeavy = (word: string) => !LIGHT.has(word)
  return words.slice(Math.max(0, words.findIndex(isHeavy)), words.findLastIndex(isHeavy) + 1)
}
