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

/** The name of the way in which the mistake is the sender's, which no return can be. */
const BY_THEIR_MISTAKE = 'there by mistake'
/** Ways of asking to be left out that a return cannot have. */
export const AGAINST_RETURN: ReadonlySet<string> = new Set([BY_THEIR_MISTAKE])
const ERROR_EN = '(?:by (?:mistake|accident|error)|in error|accidentally|mistakenly|wrongly)'
const ERROR_ES = '(?:por (?:error|equivocacion|accidente|un error)|sin querer|equivocadamente)'
const ERROR_PT = '(?:por (?:engano|erro|acidente|equivoco)|sem querer)'
/** "Me escribieron ayer y sin querer puse baja": the mistake is the person's own. */
const NO_OWN_HAND =
  '(?! (?:yo |eu |le |me )?\\w+[ei] (?:el |la |o |a |en |no )?(?:baja|stop|parar|sair|salir|cancelar|boton|botao))'

const SOURCES: Readonly<Record<string, readonly string[]>> = {
  'asks for a way out': [
    '(?:be|being|get) left (?:alone|in peace)',
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
  // "You subscribed me by mistake", "estoy en su lista por error": the mistake is the sender's.
  [BY_THEIR_MISTAKE]: [
    `(?:you|they|somebody|someone|who) (?:\\w+ ){0,2}(?:subscribed|added|signed|put|enrolled|registered|included|have|got|text|texted|send|sent|message|messaged) (?:me|us|my) .{0,40}${ERROR_EN}`,
    `(?:am|was|were|been|got|get|being|getting|receive|receiving|im|ive) (?:\\w+ ){0,3}(?:on|in|to|added|subscribed|signed up|registered|included|these|your|the) .{0,30}${SENT_EN}.{0,20}${ERROR_EN}`,
    `(?:me|nos) (?:suscrib|subscrib|inscrib|agreg|anot|anad|registr|inclu|apunt|met|pus|ten|manda|envia|llega|escrib)\\w* .{0,30}${ERROR_ES}(?! (?:mio|propio))${NO_OWN_HAND}`,
    `(?:estoy|estamos|fui|quede|aparezco|recibo|recibimos|llegan) .{0,25}(?:${SENT_ES}|suscrit[oa]|suscript[oa]|inscrit[oa]|agregad[oa]).{0,20}${ERROR_ES}(?! (?:mio|propio))`,
    `(?:me|nos) (?:cadastr|inscrev|adicion|coloc|bot|inclu|puse|registr|mand|envi|escrev)\\w*(?:ram|ou|am|em|eu|iu) .{0,30}${ERROR_PT}(?! meu)${NO_OWN_HAND}`,
    `(?:estou|to|tou|fui|cai|recebo|recebemos|chegam) .{0,25}(?:${SENT_PT}|cadastrad[oa]|inscrit[oa]|adicionad[oa]).{0,20}${ERROR_PT}(?! meu)`,
    `this (?:number )?(?:was|is) (?:\\w+ ){0,2}(?:added|subscribed|on|in) .{0,30}${ERROR_EN}`,
  ],
  // "Where's the off button", "where do I turn these off"
  'asks for a switch': [
    `(?:wheres|where (?:is|do)|hows|how do|is there) .{0,20}(?:off (?:button|switch)|(?:turn|switch|shut) .{0,12}off(?= [?.,]|$| this| these| them| (?:the|your) (?:messages|texts|alerts|notifications))|(?:button|switch|option) to (?:stop|end|leave|quit))`,
    `(?:donde|como) .{0,20}(?:se apaga|apago|desactivo|boton (?:de|para) (?:apagar|parar|salir|desactivar|callar))(?= ?(?:[?.,]|$)| (?:esto|eso|estos|los (?:mensajes|avisos)))`,
    `(?:onde|como|cade|qual) .{0,20}(?:desligo|desliga|botao (?:de|pra|para) (?:desligar|parar|sair|desativar))(?= ?(?:[?.,]|$)| (?:isso|isto|essas?|esses?|as mensagens|os avisos))`,
  ],
  // The messages reach somebody else: "essa pessoa não trabalha mais aqui".
  'is not there any more': [
    `(?:person|he|she|owner|employee|colleague|man|woman|lady|guy) (?:\\w+ ){0,3}(?:no longer|doesnt|does not|dont) (?:\\w+ ){0,1}(?:work|live|use|own|have)\\w*`,
    `(?:persona|senora?|duen[oa]|emplead[oa]|el|ella|titular) ya no (?:trabaja|labora|vive|usa este|tiene este|pertenece)`,
    `(?:pessoa|senhora?|don[oa]|funcionari[oa]|ele|ela|titular) (?:ja )?nao (?:trabalha|mora|usa esse|tem esse|pertence|faz parte)(?: mais)?`,
    `(?:my|mi|meu|minha) \\w+ (?:has )?(?:passed away|died|fallecio|murio|faleceu|morreu)[^,.?]{0,12}$`,
  ],
  'threatens to block': [
    `(?:i|ill|i will|im going to|gonna) (?:\\w+ ){0,1}(?:block|report|mute)(?: you| this| it| the number)? (?:after|next|if|when|at|on)`,
    `(?:next|another|one more) (?:\\w+ ){0,3}(?:and|[,.]) (?:\\w+ ){0,3}(?:block|report|mute)`,
    `(?:otr[oa]|un[oa]) mas (?:y|[,.]) .{0,12}(?:bloque|denunci|report|silenci)\\w*`,
    `(?:l[oa]s? |te )?(?:bloque|denunci|report|silenci)\\w+ (?:a la|al|despues|si |cuando|en la) (?:proxim|siguiente|vuelv|mand|me)\\w*`,
    `(?:mais um[ao]?|outr[ao]|a proxima|o proximo) (?:e|[,.]) .{0,12}(?:bloque|denunci|report|silenci)\\w*`,
    `(?:bloque|denunci|report|silenci)\\w+ (?:na|no|depois|se |quando) (?:proxim|seguinte|volt|mand|me)\\w*`,
  ],
  // Nothing else is said, and the person may mean the messages.
  'begs for none': [
    `^(?:(?:please|pls|plz|just|oh|god|no|seriously|omg|hey|hi) [,.]? ?)*(?:please|pls|plz|just) (?:dont|do not|no)(?: (?:please|pls|anymore|any more|ever|again|do (?:this|that|it)))*$`,
    `^(?:dont|do not)(?: (?:please|pls|anymore|any more|ever|do (?:this|that)))+$`,
    `^(?:por favor|porfa|porfavor|ya) (?:no|ya no)(?: (?:mas|hagan (?:esto|eso)|lo hagan|por favor|porfa))*$|^no (?:lo )?(?:hagan|sigan)(?: (?:mas|esto|eso|por favor|asi))*$`,
    `^(?:por favor|pf|pfv|pfvr) (?:nao|n)(?: (?:mais|facam isso|facam|por favor))*$|^nao (?:facam|continuem)(?: (?:mais|isso|assim|por favor))*$`,
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
