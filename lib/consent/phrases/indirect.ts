/**
 * Ways of asking to be left out that name no refusal: "is there a way off this list?". They are found in the words and
 * not in the tags, and the model does not see them. They only turn a text that nothing else understood into `unsure`,
 * so none of them needs new weights. Each names one kind, in three languages.
 */
interface Way {
  name: string
  regex: RegExp
}

/** Words for what is sent, by which such a question differs from one about a motorway or a stain. */
const SENT_EN = '(?:list|lists|mailings?|messages?|texts?|alerts|notifications|things?|stuff|chat|group)'
const SENT_ES = '(?:lista|mensajes?|mensajitos|avisos|notificaciones|cosas|publicidad|grupo|difusion)'
const SENT_PT = '(?:lista|mensage(?:m|ns)|avisos|notificacoes|coisas|propagandas?|grupo|transmissao)'
/** "This" at the end of a thought; before another word it may be of anything: "out of this shop". */
const THIS_EN = '(?:this|these|those|them|it all|all this|all that)(?= [?.,]| now| please|$)'
const THIS_ES = '(?:esto|eso|estos|estas|todo esto|todo eso)(?= [?.,]|$)'
const THIS_PT = '(?:isso|isto|disso|disto|tudo isso)(?= [?.,]| ai|$)'
/** What businesses write about, apart from offers: who keeps these drops messages and no dish. */
const SUBJECT =
  '(?:turnos|citas|consultas|pedidos|reservas|entregas|envios|recordatorios|lembretes|avisos|facturas|boletos|resultados|appointments?|bookings?|orders?|deliver(?:y|ies)|reminders?|exames|vacunas|vacinas)'
/** "The ones about": a kind of messages, named by what they are about. */
const ONES = '(?:ones|stuff|things|bits|messages|texts)'
const KEPT = '(?:carry on|keep|continue|rest|fine|ok|okay|yes|still|stay|welcome|good|just|only)'

const SOURCES: Readonly<Record<string, readonly string[]>> = {
  'asks for a way out': [
    `(?:get|getting|got|come|go|be|am i|way|ways|take me|jump|drop) (?:off|out of|away from|rid of|free of) (?:${THIS_EN}|(?:this|these|the|your|that|all these|all your) (?:\\w+ )?${SENT_EN})`,
    `(?:make|get|have|want|wish) (?:${SENT_EN}|this|these|those|them|(?:these|the|your) ${SENT_EN}) (?:to )?(?:go away|disappear|off my phone)`,
    `(?:possible|rather|prefer|like|way|ok|can i|could i|id) (?:for me )?(?:to )?not (?:to )?(?:be )?(?:get|getting|receive|receiving|have|having|see|sent) (?:any (?:of|more) )?(?:${THIS_EN}|(?:these|your|those|any) (?:\\w+ )?${SENT_EN})`,
    `(?:manera|forma|modo|como|donde|posible|opcion|puedo|podria) .{0,25}(?:no recibir|no ver|salir(?:me)?|salgo|quit[ao]r?(?:me)?|libr[ao]r?(?:me|se)?|zaf[ao]r?(?:me)?|desactiv[ao]r?|desengancharme) (?:de )?(?:(?:mas|toda?s?) )?(?:${THIS_ES}|(?:la|esta|los|estos|las|estas|su|sus) ${SENT_ES})`,
    `(?:jeito|maneira|forma|modo|como|onde|possivel|opcao|posso|queria) .{0,25}(?:livra\\w*|livro|sair|saio|sai|deslig[ao]\\w*|nao receber|nao ver|tir[ao]r?|fugir|escapar) (?:de )?(?:mais )?(?:${THIS_PT}|(?:da|dessa|desta|a|essa|as|essas|das|dessas|os|esses|dos|desses) ${SENT_PT})`,
  ],
  'asks how not to get more': [
    `(?:how|where) .{0,25}(?:escape|avoid|dodge|leave|exit|quit|block|end) (?:${THIS_EN}|(?:these|your) (?:\\w+ )?${SENT_EN})`,
    `(?:como|donde|onde) .{0,30}(?:nao|no) (?:recebo|recibo|receber|recibir|me lleg[au]\\w*|me cheg[au]\\w*) (?:mais|mas|nada|${THIS_ES}|${THIS_PT})`,
  ],
  'signing up turned round': [
    '(?:^| )(?:un|de|des|dis)(?:assin|inscr|cadastr|suscri|subscri|regist|apunt|afili|enrol|join|follow)(?!\\w*ed )\\w*',
    'opt outs?(?= |$)',
    '(?:anul|cancel|revoc|revog)\\w* (?:la |mi |a |minha |de )?(?:suscripcion|subscripcion|inscripcion|inscricao|subscricao)(?= [?.,]| (?:por|please|ya|ja)|$)',
  ],
  'one kind no, another yes': [
    `(?:dont|do not|no longer|wont) (?:want|need|care for|care about|like) .{0,30}${ONES} .{0,25}${KEPT}`,
    `(?:^|[,.] )(?:please )?(?:no more|not the|no|less|enough of|drop|skip|lose|leave out|cut) (?:the |of the |your )?(?:\\w+ ){1,2}${ONES} .{0,30}${KEPT}`,
    `(?:the|your) (?:\\w+ ){1,2}(?:can go|can stop|are not for me|no more|no thanks) .{0,8}(?=.*(?:${ONES}|${SUBJECT})).{0,40}${KEPT}`,
    `(?:lo|los|las) del? (?:l[ao]s? )?(?:\\w+ ){1,3}(?:ya no|no mas|no va\\w*|no)(?: \\w+)? (?:[,.] |pero |y ).{0,35}(?:si|dejen\\w*|sigan|bien|qued\\w+)(?= |$)`,
    `(?:el|la|los|las) (?:\\w+ ){1,3}(?:ya )?no (?:[,.] )?(?:(?:pero|y) )?(?:el|la|los|las|mis) (?:de (?:l[ao]s? )?)?${SUBJECT} (?:si|dejen\\w*|sigan)`,
    `(?:os?|as?) (?:d[aeo]s? )?(?:\\w+ ){1,3}(?:ja )?nao(?: quero)?(?: mais)? (?:[,.] )?(?:(?:mas|e) )?(?:os?|as?|meus|minhas) (?:d[aeo]s? )?${SUBJECT} (?:sim|pode\\w*|continu\\w+)`,
    `(?:tir|cort|par)[aeo]\\w* (?:com )?(?:os?|as?) d[aeo]s? (?:\\w+ ){1,2}(?:e |mas |, )?(?:deix|mant)\\w+ (?:os?|as?) d[aeo]`,
    `(?:quit|saqu|sac)\\w+ (?:lo|los|las) del? (?:\\w+ ){1,2}(?:y |pero |, )?(?:dej|manten|sig)\\w+ (?:con )?(?:lo|los|las) de`,
  ],
  'had enough': [
    `(?:(?:had|having) (?:it|enough)|sick to death|at the end of my tether) (?:with|of) (?:${THIS_EN}|(?:these|your|you) ?)`,
    `(?:texts?|messages?) (?:(?:keep|are|always|just|really) )?(?:wak|disturb|upset|confus|frighten|scar|worr)\\w+ (?:me|my|us)`,
    `(?:hasta|estoy hasta) (?:la coronilla|el gorro|las narices|el cogote|el copete|la madre|el mono)`,
    `(?:mensajes?|mensajitos|avisos) .{0,15}me (?:despiert|molest|confund|asust|preocup|marean)\\w*`,
    `me poup\\w+|nao (?:to|tou|estou) (?:nem )?(?:afim|a fim)(?= [?.,]| de receber| d?iss?o|$)|(?:de|com o) saco cheio`,
    `(?:mensage(?:m|ns)|avisos) .{0,15}me (?:acord|incomod|assust|confund|preocup|perturb)\\w*`,
  ],
  // At the end of a text: before an address for a delivery it is of the delivery.
  'has moved away': [
    `no longer live[^,.?]{0,25}$`,
    `ya no (?:radico|vivo|resido)[^,.?]{0,25}$`,
    `nao (?:moro|resido) mais[^,.?]{0,25}$`,
  ],
  'of no use to the person': [
    `(?:this|these|they|that|those|messages|texts) (?:(?:is|are|isnt|arent|its|all) ){1,2}(?:(?:no|not|of|longer|any|really) ){0,4}(?:relevant|use|useful|interest|interesting|needed|applicable)(?: any ?more)? (?:to|for) (?:me|us)`,
    `no (?:me|nos) (?:sirven?|interesan?|aportan?|hacen? falta) (?:(?:mas|ya|nada|todo) ){0,2}(?:${THIS_ES}|(?:sus|estos|estas|los|las) ${SENT_ES})`,
    `nao (?:me |nos )?(?:servem?|interessam?|faz(?:em)? sentido)(?: mais)? (?:(?:pra|para) mim )?(?:${THIS_PT}|(?:as|essas|os|esses|suas) ${SENT_PT})`,
    `(?:^|[,.] )(?:isso|isto) (?:ja )?nao (?:me )?(?:serve|interessa|faz sentido)(?: mais)?(?: (?:pra|para) mim)?(?= [?.,]|$)`,
  ],
}

const WAYS: readonly Way[] = Object.entries(SOURCES).map(([name, sources]) => ({
  name,
  regex: new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join('|')})`, 'u'),
}))

/** Returns the name of the first way of asking to be left out that the words hold; null where they hold none. */
export function findIndirect(words: readonly string[]): string | null {
  const text = words.join(' ')
  return WAYS.find(({ regex }) => regex.test(text))?.name ?? null
}
