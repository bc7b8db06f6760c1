import type { Match } from './matches'
import { hasForbiddingSign } from './normalise'
import { STOP_BROUGHT_BACK } from './stop-brought-back'
import type { Tagged } from './tagging'
import { isThreat, regrets } from './threats'

/**
 * What speaks against a return although the model sees one: a text lifts a stop only where nothing of this is in it.
 * The model learned from people who came back, so "no fue error, quise darme de baja" resembles what it knows. Each of
 * these only makes a return `unsure`, so none of them needs new weights, and none can refuse.
 */
interface Doubt {
  name: string
  regex: RegExp
}

const tag = (names: string) => `(?:${names})/[^ ]+ `
const word = (words: string) => `[^ /]+/(?:${words}) `
/** Any word within a part of a sentence. */
const WORD = '(?![.?,]/)[^ ]+ '
const upTo = (count: number, what = WORD) => `(?:${what}){0,${count}}`

const NEGATION = `(?:${tag('NEG|NEGX|NONE')}|${word('never|nunca|jamas|jamais|ni|nem|non|hardly|tampoco|wasnt|isnt')})`
const BEING = word(
  'era|eran|fue|fueron|foi|foram|was|were|is|es|e|fuera|fosse|be|been|por|by|an?|um|uma|una?|ningun|ninguna|nenhum|nenhuma|de|que|me|to|my|mi|mis|meu|minha|el|la|o|any|really|lo|hice|fiz|hizo|did|do|puse|sin|sem|at|all|on',
)
/** Words for a mistake, an accident or regret. */
const MISTAKE = `(?:${tag('MISTAKE|REGRET')}|${word('sin|sem|without|unintentional\\w*|inadvertent\\w*|engano|enganos|queriendo|arrepient\\w*|arrepend\\w*|regret\\w*|mistaken|accidents?|slip|oversight|misunderstanding|malentendido|descuido|equivoc\\w*|lapso|sleepy')})`
const STOP = `(?:${tag('STOP|UNSUB|UNSUBX|BAJA|REMOVE|CANCEL|LEAVE|NOMORE|OUT|OFF|BLOCK|ENOUGH|CHEGA')}|${word('stop|baja|parar|sair|salir|salirme|cancelar|out|end|quit')})`
const START = `(?:${tag('STARTW|RETURNW|STARTV')}|${word('start|volver|voltar|iniciar|reanudar|resume|subscribe|suscribir|receber|recibir|alta|unstop|optin|cadastrar|inscrever')})`
const SAYING = word(
  'puse|puso|pusieron|pus|pos|botei|coloquei|mande|mando|mandei|mandou|escribi|escribio|escribir|escrevi|escreveu|escrever|typed|wrote|pressed|hit|clicked|clique|cliquei|clicou|tapped|toco|toque|toquei|tocou|aprete|apreto|apertei|apertou|pulse|pulso|presione|presiono|dije|dijo|disse|falei|falou|said|say|sent|texted|replied|respondi|respondio|respondeu|digite|digito|digitei|digitou|envie|envio|enviei|enviou|poner|put|marque|marquei',
)
const UNDO = word(
  'ignor\\w+|disregard|undo|reverse|revert\\w*|anul\\w+|deshag\\w+|deshac\\w+|desconsider\\w+|desfa\\w+|cancel\\w*|quit[ea]\\w*|borr[ea]\\w*|olvid\\w+|retir\\w+|scratch|delete|esquec\\w+|forget|remove|tira\\w*|withdraw|scrap',
)
const MEANT = word(
  'quise|quisiera|queria|queriamos|quisimos|meant|mean|quis|queriam|intend\\w*|intencion|intencao|intention|trying|tratando|intentaba|tentando|supposed|wanted|want|quiero|quero|buscaba',
)
const NOT = word('no|nao|not|dont|didnt|never|nunca')
/** Words between, none of which undoes the stop or names another thing: "quiero deshacer la baja", "full stop". */
const NO_OTHER = `(?!(?:NEG|NEGX|NONE|UNDO|KEEP|CONT)/|[^ /]+/(?:still|full|otr[ao]|outr[ao]|other|anular|cancelar|cancel) )${WORD}`
/** The stop was meant for somebody else. */
const ELSEWHERE = word('otr[ao]s?|outr[ao]s?|others?|not|people|store|delivery|por|by|sin|sem')
const INTO = word('a|al|en|to|on|onto|in|into|na|no|nas|pra|para|ao|aos|de|back')
/** Verbs by which somebody is put on a list, or gets messages, again. */
const PUT =
  '(?:volv|volt|torn|empez|recomen|recome|comec|reanud|retom|suscrib|subscrib|inscrib|registr|agreg|anot|metier|pusier|anad|apunt|inclu|cadastr|recadastr|inscrev|adicion|coloc|botar|puser|mand|envi|escrib|escrev|reactiv|reativ|activ|ativ|regres|insist)'
const PAST = '(?:aron|ieron|aram|eram|iram|aste|iste)'
/** "Me escribieron ayer y sin querer puse baja, quiero volver" tells how a mistake came about. */
const BEFORE_A_MISTAKE =
  '(?<=escrib[a-z]*|escrev[a-z]*|mand[a-z]*|envi[a-z]*)(?! (?:de nuevo|otra vez|denuevo|denovo|de novo|outra vez)).*' +
  '(?:(?:sin|sem) querer|por (?:error|engano|equivocacion)).*(?<!(?:no|nao) )(?:quiero|quero|queremos) '
const PAST_OF_OTHERS = `${PUT}[a-z]*${PAST}(?!${BEFORE_A_MISTAKE})`
const LIST = word('lista|listado|lists?|mailing|grupo|group|base|database|difusion|transmissao')

/** A return that the person only tells of. Where they plainly wish it, that is no doubt: see `WISHED`. */
const TOLD = 'a return that is told of'
/** "I typed start, please subscribe me again", "mandei voltar porque quero receber de novo". */
const WISHED = new RegExp(
  `(?:${tag('WANT')}${upTo(2)}${tag('RECV|RECVB|AGAINV|BACK|SUBV')}|${tag('SUBV')}${tag('ME|AGAIN')}|` +
    `${word('para|pra')}${tag('RECV|RECVB')})`,
)
const NOT_WISHED = new Set('NEG NEGX NONE NOMORE MISTAKE REGRET KIN STOP UNSUB BAJA WITHOUT WRONG NOTHANKS'.split(' '))
const CONTRASTING = new Set('but pero mas sino meant instead though except'.split(' '))
/** "Quiero recibir, no quería darme de baja": what is negated is the stop. */
const NO_STOP_MEANT =
  `(?!${upTo(1)}(?:${word('queria|quise|quis|wanted|meant|mean|pretendia')}${upTo(3)}${STOP}|` +
  `${word('quiero|quero')}${word('darme|salir|salirme|sair|parar|cancelar')}))`

const BY_TAGS: Readonly<Record<string, readonly string[]>> = {
  'a mistake that is denied': [
    // "no fue error", "not by mistake", "não foi engano", "no fue mi hijo", "I don't regret unsubscribing"
    `${NEGATION}(?!${word('era|fue|fui|foi|was')}${word('yo|eu|me|i')})${upTo(4, BEING)}${upTo(1)}${upTo(2, BEING)}(?:${MISTAKE}|${tag('KIN')})(?!${upTo(2)}${tag('WANT')}${upTo(2)}${STOP})`,
    `(?<!(?:${NEGATION}|${NOT})${upTo(3)})${word('purpose\\w*|deliberate\\w*|intentional\\w*|adrede|consciente\\w*|proposito|aposta')}`,
  ],
  [TOLD]: [
    // "I wrote START by accident", "mi hijo puso START"
    `${SAYING}${upTo(3, `(?!(?:NEG|NEGX|NONE|STOP|BAJA|UNSUB|WANT)/)${WORD}`)}${START}(?!${tag('QUE')})`,
  ],
  'the return was the mistake': [
    // "ignore my START"
    `${UNDO}${upTo(3)}${START}`,
    `${START}${upTo(4, `(?!(?:STOP|UNSUB|BAJA|LEAVE|CANCEL)/)${WORD}`)}(?:${tag('MISTAKE')}|${word('error|engano|mistake|accident')})`,
    `(?:${tag('MISTAKE')})${upTo(3, WORD)}${START}`,
  ],
  'a stop was meant': [
    // "pressed the wrong one, I meant stop", "quería darme de baja", "era pra sair"
    `(?<!(?:${NEGATION}|${NOT})${upTo(3)})(?:${MEANT}${upTo(3, NO_OTHER)}|${word('era|was|it')}${word('para|pra|pro|pa|p|supposed')}${upTo(2, NO_OTHER)})${STOP}(?!${upTo(6)}${ELSEWHERE})`,
  ],
  'the stop is to be brought back': [
    // "reactiven mi baja", "put me back on the do not contact list", "resume ignoring me"
    STOP_BROUGHT_BACK,
  ],
  'a wish not to be on the list': [
    `${NEGATION}${upTo(3, `(?!(?:REMOVE|TAKE|CANCEL|LEAVE|UNSUB|DAR|BLOCK|STOP|LET)/)${WORD}`)}${INTO}${upTo(2)}${LIST}`,
    `${NEGATION}${upTo(3)}${word('regres\\w+|devuelv\\w+|devolv\\w+|reinscri\\w+|reincorpor\\w+|reintegr\\w+|reagreg\\w+|readd|reinstat\\w*|restor\\w*|restaur\\w*|reactiv\\w+|reativ\\w+|recadastr\\w+|resubscri\\w+|resuscri\\w+|return\\w*')}`,
  ],
  'words of a return that are negated': [
    // "START ni de broma", "voltar nem morta", "volver nunca"
    `${START}${upTo(2)}${word('ni|nem|nunca|jamas|jamais|never|nao|nada|no|not')}${NO_STOP_MEANT}(?!${upTo(2)}${tag('RECVX|SENDX|RECVG')})`,
    `${word('non|anti|un|not|never')}${START}`,
    `(?:${tag('SUBV|STARTW|RETURNW|ADD')})(?:${tag('ME')})?${word('out|off')}`,
    `(?<!${NEGATION}${upTo(2)})${tag('WANT')}${upTo(3)}${word('nothing|nada|none|zero|cero|ninguno|ninguna|nenhum|nenhuma')}`,
  ],
}

const BY_WORDS: Readonly<Record<string, readonly string[]>> = {
  'a refusal in words': [
    '(?:refus|declin|reject|rechaz|recus|renunci|oppos)\\w*|object to|(?:me )?niego(?: a)?|me nego',
    'last thing i (?:want|need)|(?:lo )?ultimo que (?:quiero|quisiera|necesito)|(?:a )?ultima coisa que (?:eu )?(?:quero|preciso)',
    'nem (?:morta|morto|pensar|a pau|ferrando|sonhando|que a vaca|por um)|de jeito nenhum|deus me livre|ta louco',
    'ni (?:de broma|loc[oa]|muert[oa]|en (?:suenos|broma|pedo)|hablar|pensarlo|en pedo|a palos|de chiste)|dios me libre',
    'antes muert[oa]|prefiero morir|prefiro morrer|antes morta|rather (?:die|not)|sooner die|in your dreams|dream on|no way|as if|yeah right|hell no|never ever|not a chance|fat chance|over my dead body',
    'god forbid|when (?:hell|pigs)|no thank you|of course not|claro que (?:no|nao)|por supuesto que no|like hell',
    'what a joke|que (?:chiste|piada|descaro)|how dare|todavia no quiero|ainda nao quero|still (?:dont|do not) want',
    'sigo sin querer|continuo sem querer|no (?:los|las) quiero|nao (?:os|as) quero',
  ],
  'a threat in words': [
    // "escríbanme otra vez y verán", "text me again and see what happens"
    '(?:y|e|and) (?:ya )?(?:veran?|veras|verao|(?:vao|vai|van a|vas a) ver|(?:youll|you will) (?:see|regret)|see what)',
    '(?:y|e|and) (?:se )?(?:van a |vao (?:se )?)?(?:arrepentir(?:an|se)?|arrepender(?:ao|se)?)',
  ],
  'a life without them': [
    'without (?:me|you|your|the|these|those|any|them)|sin (?:sus|ustedes|mensajes|mi|nada)|sem (?:suas|voces|mensage[nm]s?|mim)',
  ],
  'a condition': [
    '(?:if|when|unless|until|should) i (?:\\w+ )?(?:want|need|wish|decide|feel|change|ever|choose)',
    '(?:el |un |o |um )?dia que (?:yo |eu )?(?:quier|quis|necesit|precis)\\w*',
    '(?:cuando|si) (?:yo )?(?:quiera|quisiera|necesite|decida|cambie|se me antoje|algun dia|alguna vez)',
    '(?:quando|se|caso) (?:eu )?(?:quiser|precisar|decidir|mudar|resolver|der vontade|um dia|queira)',
    '(?<=^|[,.] |pero |y )si (?:yo )?(?:quiero|necesito|deseo) .{0,60}(?:avis|digo|dire|escrib|llam|pido|pedire|busco|vuelvo a)',
    '(?<=^|[,.] |mas |e )se (?:eu )?(?:quero|preciso) .{0,60}(?:avis|digo|escrev|lig|peco|procur)',
    'i will (?:tell|ask|let) you|ill (?:tell|ask|let) you|yo (?:les |te |los )?avis(?:o|are)|eu (?:te |lhes )?avis(?:o|arei)',
  ],
  'a complaint': [
    'here you are|(?:^|[,.?] )(?:oh |its )?you again|(?:^|[,.?] )(?:ustedes|voces|vcs) (?:otra vez|denuevo|de nuevo|denovo|de novo)',
    '(?:otra vez|denuevo|de nuevo|again|denovo|outra vez|de novo) (?:me |nos )?(?:mand|envi|escrib|escrev|lleg|cheg|molest|incomod)(?:an|am)',
    '(?:keep|kept|keeps|still) (?:on )?(?:com(?:e|es|ing)|arriving)|siguen llegando|continuam chegando',
    'without (?:my |our |any )?(?:asking|permission|consent|approval)|sin (?:mi |ningun )?(?:permiso|consentimiento|autorizacion)',
    'sem (?:minha |meu |nenhuma )?(?:permissao|consentimento|autorizacao)',
    'why (?:would|should|on earth)|(?:para|pra) que (?:querria|quiero|voy|deberia|quereria|eu (?:ia|vou|quereria|iria))',
    PAST_OF_OTHERS,
    `(?:volvio|voltou|tornou|volviste|voltaste) a (?:mand|envi|escrib|escrev|suscrib|cadastr|inscrev|lleg|cheg)\\w*`,
    '(?<!(?:can|could|would|will|may|want|like|need|if|please|appreciate|glad|happy) )(?<!(?:offers|deals|promos|promotions|messages|texts|news|updates|alerts|emails) (?:that )?(?=you send(?!.*(?:keep|still|anyway|always|coming))))(?:you|they|u|yall|somebody|someone|who|ppl|people) (?:(?:just|still|all|guys|again|then|have|had|went and|are|r|started|start|keep|kept|go and|but|now|already|always|immediately) ){0,3}(?:put|added|signed|subscribed|resubscribed|enrolled|enroled|readded|send|sent|sending|text|texted|texting|messaged|messaging|started|restarted|resumed|reactivated|spam|spammed)(?! (?:my|the) order)',
    '(?<!\\w)(?<!(?:want|like|love|prefer|hope|wish|wanna|happy|glad) (?:to )?)(?:am|im|i am|are|still|keep|kept|being) (?:(?:now|still|again|also|suddenly|back|already|just) ){0,2}(?:receiving|getting|recieving|bombarded)',
    '(?:otra vez|denuevo|de nuevo|sigo|estoy|ando|estou|continuo|to|tou) (?:recibiendo|recebendo)',
    '(?:me|nos) (?:siguen|continuam|vuelven|voltam|estan|estao) (?:a )?(?:mand|envi|escrib|escrev|lleg|cheg)\\w*',
    '(?:am|im|estoy|estou|sigo|continuo) (?:\\w+ )?(?:on|in|en|na|no) .{0,16}(?:lists?|lista|database|base|grupo|group)',
    '(?:put|added|signed|subscribed|included|enrolled|placed|agregad[oa]|suscrit[oa]|suscript[oa]|inscrit[oa]|cadastrad[oa]|adicionad[oa]|incluid[oa]) .{0,40}(?:without|sin (?:mi|pedir|permiso)|sem (?:minha|pedir|permissao)|against)',
  ],
}

const compile = (sources: Readonly<Record<string, readonly string[]>>, before: string, after: string): Doubt[] =>
  Object.entries(sources).map(([name, each]) => ({ name, regex: new RegExp(`${before}(?:${each.join('|')})${after}`) }))
const TAG_DOUBTS = compile(BY_TAGS, '(?<![^ ])', '')
const WORD_DOUBTS = compile(BY_WORDS, '(?<![a-z0-9])', '(?![a-z0-9])')

/** Rules that see a wish of now for no messages. What somebody only says to have written is in other words. */
const WISHES = new Set([
  'do not want them',
  'do not want to receive',
  'want no more',
  'want to know nothing',
  'rather not',
])
const REPORTED = /\b(?:queria|quise|quis|wanted|didnt)\b/
/** Words of a question that is no request. */
const ASKING = new Set(['WHO', 'WHY', 'WHEN', 'HOW'])
/** Words that make a question a request: "¿me pueden volver a suscribir?". */
const BOUNDARY = new Set([',', '.', '?'])
const REQUESTING = new Set([
  'CAN',
  'WANT',
  'NEED',
  'SENDS',
  'SUBV',
  'MISS',
  'AGREE',
  'ADD',
  'ACT',
  'UNDO',
  'KEEP',
  'TAKE',
  'DAR',
  'TEXT',
])

/**
 * Returns what speaks against a text that is taken for a return, or null where nothing does. A sign of refusal, a
 * negated mistake, a question, a condition, a complaint or scorn makes it doubtful, in whichever language it is read.
 * @param text the text as it was sent, for its signs
 * @param written its words before any were joined or left out
 */
export function doubtOfReturn(
  { text, written }: { text: string; written: readonly string[] },
  readings: readonly { reading: Tagged; matches: readonly Match[] }[],
): string | null {
  if (hasForbiddingSign(text)) return 'a sign against it'
  for (const { reading, matches } of readings) {
    const { words, tags } = reading
    if (isQuestion(tags)) return 'a question'
    const isLegal = ({ name }: Match) => name === 'legal words' || (name === 'block or report' && !regrets(reading))
    if (isThreat(reading) || matches.some(isLegal)) return 'a threat'
    const isWish = ({ name, strength, words: said }: Match) =>
      strength === 'sure' && WISHES.has(name) && !REPORTED.test(said)
    const wish = matches.find(isWish)
    if (wish) return 'a wish for none'
    const tagged = tags.map((each, place) => `${each}/${words[place] ?? ''} `).join('')
    const plain = [words.join(' '), written.join(' ')]
    const isWished =
      WISHED.test(tagged) && !tags.some((each) => NOT_WISHED.has(each)) && !words.some((one) => CONTRASTING.has(one))
    const found =
      TAG_DOUBTS.find(({ name, regex }) => !(name === TOLD && isWished) && regex.test(tagged)) ??
      WORD_DOUBTS.find(({ regex }) => plain.some((each) => regex.test(each)))
    if (found) return found.name
  }
  return null
}

/**
 * Returns whether a text asks and requests nothing: "START?", "who put me back on the list". A part beside the question
 * may say what is wanted.
 */
function isQuestion(tags: readonly string[]): boolean {
  const parts: { asks: boolean; requests: boolean }[] = []
  let part: string[] = []
  for (const each of [...tags, '.']) {
    if (!BOUNDARY.has(each)) {
      part.push(each)
      continue
    }
    const asks = each === '?' || part.slice(0, 2).some((it) => it === 'WHO' || it === 'WHY')
    const isHow = part.slice(0, 2).some((it) => ASKING.has(it))
    const bids = each !== '?' && / (?:STARTW|STARTV) SEND[A-Z]? /.test(` ${part.join(' ')} `)
    const requests = bids || (!(asks && isHow) && part.some((it) => REQUESTING.has(it)))
    if (part.length > 0) parts.push({ asks, requests })
    part = []
  }
  return parts.some(({ asks }) => asks) && !parts.some(({ requests }) => requests)
}
