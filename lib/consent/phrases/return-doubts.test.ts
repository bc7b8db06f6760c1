import { expect, test } from 'vitest'
import { TOPICS } from './testing'
import { understand } from './understand'

const decide = (text: string) => understand(text, { topics: TOPICS })

test.each([
  ...['no fue error, quise darme de baja', 'no fue un error, no quiero sus mensajes'],
  ...['no fue sin querer, no quiero mensajes', 'no fue mi hijo el que puso STOP, fui yo'],
  ...['não foi engano, eu quis parar', "I don't regret unsubscribing", 'not by mistake, I wanted to stop'],
  ...['no me equivoqué, quería que pararan', 'no fue accidente, me di de baja a propósito'],
  ...["it wasn't an accident, I unsubscribed on purpose", 'that was no mistake, I do want out'],
  ...['não me arrependo de ter saído', 'não foi sem querer que eu parei'],
  ...['no me arrepiento de haberme dado de baja', 'não foi meu filho, fui eu que mandei parar'],
  ...["my son didn't do it, I typed STOP", 'I unsubscribed deliberately, not by accident'],
  ...['la baja no fue un error', 'parar não foi engano'],
])('%j denies a mistake: a refusal, or at least unsure', (text) => {
  expect(decide(text).outcome).toMatch(/^(?:refuse_\w+|unsure)$/)
})

test.each([
  ...['me equivoqué de botón, quería darme de baja', 'pressed the wrong one, I meant stop'],
  ...['cliquei no botão errado, era pra sair', "I wrote START by accident, I still don't want messages"],
  ...['mi hijo puso START sin querer, yo no quiero mensajes', 'I typed START but meant STOP'],
  ...['oops START was a mistake, STOP', 'ignore my START', 'no me regresen a la lista'],
  ...['me confundí, quería poner BAJA y no VOLVER', 'apreté el botón equivocado, era para darme de baja'],
  ...['apertei errado, queria sair', 'sorry wrong button, I wanted to unsubscribe'],
  ...['meu filho digitou VOLTAR, eu não quero', 'my kid sent START, please ignore it'],
  ...['puse VOLVER por error, quiero seguir sin mensajes', 'escrevi START sem querer'],
  ...['desconsidere o meu VOLTAR', 'olviden el START que mandé', 'no me agreguen otra vez'],
  ...['não me coloquem de volta na lista', "don't put me back on", 'no quiero que me reactiven'],
  ...['please do not resubscribe me'],
])('%j means the stop, and not the return: a refusal, or at least unsure', (text) => {
  expect(decide(text).outcome).toMatch(/^(?:refuse_\w+|unsure)$/)
})

test.each([
  ...['voltaram a mandar', 'me cadastraram de novo', 'me volvieron a suscribir', 'who put me back on the list'],
  ...['I opted out and am receiving your offers again', 'I said stop and you send again'],
  ...['si quiero volver a recibir yo les aviso', 'if I want to receive again I will tell you'],
  ...['I refuse to receive messages again', 'I want to receive nothing again'],
  ...['the last thing I want is to receive your texts again', 'START ni de broma', 'VOLTAR nem morta'],
  ...['START 🤮', 'START ✖️', 'non-start', 'subscribe me out', 'START?', '¿Volver?', 'volvieron a escribirme'],
  ...['me agregaron otra vez', 'voltaram a me mandar promoção', 'vocês me inscreveram de novo'],
  ...['you signed me up again', 'why am I getting your messages again', 'they started texting me again'],
  ...['quién me volvió a suscribir', 'otra vez me están mandando mensajes', 'de novo mandando mensagem'],
  ...['empezaron otra vez con los mensajes', 'I am on your list again', 'se eu quiser receber de novo eu peço'],
  ...["when I want your texts again I'll ask", 'el día que quiera volver a recibir les aviso'],
  ...['volver ni loca', 'START never', 'me niego a volver a recibir', 'recuso voltar a receber'],
  ...["I'd rather die than subscribe again", 'subscribe again? lol no', 'quiero no recibir nada de nuevo'],
  ...['START 🖕', 'voltar a receber? só se eu fosse louca', 'VOLTAR?', '¿START?'],
  ...["unsubscribe, I won't be back", 'anti start'],
])('%j complains, sets a condition, scorns or asks: it is no return', (text) => {
  expect(decide(text).outcome).toMatch(/^(?:refuse_\w+|unsure)$/)
})

test.each([
  ...['quem me cadastrou de novo?', 'recomeçaram as mensagens', 'cuando quiera volver les escribo'],
  ...['quando eu quiser voltar eu falo', 'se um dia eu quiser voltar, aviso'],
])('%j is no return, and refuses nothing by itself', (text) => {
  expect(decide(text).outcome).toMatch(/^(?:refuse_\w+|unsure|ordinary)$/)
})

test.each([
  ...['START please', 'quero voltar', 'me arrepentí, quiero volver a recibir'],
  ...['foi engano meu, quero voltar a receber', 'Sorry, hit stop by accident, please resubscribe me'],
  ...['I changed my mind, start again', 'mudei de ideia, podem voltar a mandar'],
  ...['cambié de opinión, vuelvan a mandarme', 'podem me colocar de volta na lista?'],
  ...['could you add me back please?', 'no fue a propósito lo del STOP, quiero seguir recibiendo'],
  ...['não era pra sair, quero continuar recebendo', 'why did I stop getting your texts, I want them back'],
  ...[
    'can you put me back on the list?',
    '¿me pueden volver a suscribir?',
    'gostaria de voltar a receber',
    'I want to hear from you again',
    'I pressed stop without looking, put me back on the list please',
    'sigan otra vez mandando, fue un error mío',
  ],
])('%j returns', (text) => {
  expect(decide(text).outcome).toBe('return')
})

test.each([
  ...['fue adrede, no por error', 'não me enganei, quero sair mesmo', "I didn't misclick, I want out"],
  ...['mi mamá escribió VOLVER, yo no', 'apertei VOLTAR mas queria PARAR', 'START was not me', 'anulen mi VOLVER'],
  ...['I thought I had unsubscribed and here you are again', 'pensé que me había dado de baja y otra vez mandan'],
  ...['achei que tinha saído e voltaram as mensagens', 'resubscribed without my consent', 'START 😒', 'start?!'],
  ...['antes muerto que volver a recibir', 'prefiro morrer a voltar a receber', 'para qué querría volver a recibir'],
])('%j lifts nothing', (text) => {
  expect(decide(text).outcome).toMatch(/^(?:refuse_\w+|unsure)$/)
})

test.each([
  ...[
    'reactiven mi baja',
    'activen de nuevo mi baja por favor',
    'reanuden mi cancelación',
    'resume ignoring me please',
  ],
  ...['Add me again to the stop list', 'put me back on the do not contact list', 'voltem a me tirar da lista'],
  ...['quiero volver a estar fuera de la lista', 'agréguenme nuevamente a la lista negra'],
  ...['me coloquem de novo na lista de bloqueio', 'start by removing me from the list'],
  ...['I want to go back to not receiving messages', 'put me back on the blocklist', 'voltem a me ignorar'],
  ...['add me to the opt-out list again', 'quiero volver a estar dado de baja', 'quero voltar a não receber mensagens'],
  ...['inscríbanme otra vez en la lista de exclusión', 'quero voltar pra lista de quem não recebe'],
  ...['I want to start being left alone', 'I miss the days without your messages, start over without me'],
  ...['go back to leaving me alone', 'vuelvan a borrarme', 'ativa de novo o meu cancelamento'],
])('%j brings the stop back, and not the messages', (text) => {
  expect(decide(text).outcome).toMatch(/^(?:refuse_\w+|unsure)$/)
})

test.each([
  ...['vuelvan a escribirme y los demando', 'voltem a me mandar e eu processo vocês'],
  ...['se voltar a mandar vou denunciar', 'vuelve a escribirme y te bloqueo', 'send again and I report you'],
  ...["start sending me this junk again and I'll sue you", 'si vuelven a escribir los bloqueo'],
  ...[
    'mandem de novo e eu chamo a polícia',
    'text me again and my lawyer will call',
    'vuelvan a mandar y voy a profeco',
  ],
])('%j threatens: no return', (text) => {
  expect(decide(text).outcome).toMatch(/^(?:refuse_\w+|unsure)$/)
})

test.each([
  ...['cancelen mi baja', 'quiten mi stop y vuelvan a mandarme mensajes', 'anulen la baja y vuelvan a escribirme'],
  ...['cancel my stop, start again please', 'los bloqueé por error, quiero volver a recibir sus mensajes'],
  ...['reactiven mi suscripción', 'pónganme de nuevo en la lista', 'me desbloqueiem, quero voltar a receber'],
])('%j takes the stop back, and is a return', (text) => {
  expect(decide(text).outcome).toBe('return')
})

test.each([
  ...['I pressed stop by mistake, I want to keep receiving your messages', 'quero receber não quis sair'],
  ...['I miss the offers you send, please sign me up again', 'I typed start, please subscribe me again'],
  ...['me escribieron ayer y sin querer puse baja, quiero volver', 'puse volver para recibir los mensajes de nuevo'],
  ...['mandei voltar porque quero receber de novo', 'quiero recibir no queria darme de baja'],
  ...['no era yo era mi hija la que puso baja quiero recibir', 'why did you stop sending? start sending again!'],
  ...['yo les avisé baja por error, quiero los mensajes de vuelta', 'escrevi voltar porque quero receber as mensagens'],
  ...[
    "I hit stop accidentally, I'd like to keep getting your texts",
    'yo les avisé baja por equivocación, quiero volver',
  ],
  ...['me mandaron un aviso y por error puse baja, quiero volver a recibir'],
  ...['I sent start because I want to receive your messages again'],
])('%j plainly wishes to come back', (text) => {
  expect(decide(text).outcome).toBe('return')
})

test.each([
  ...[
    'I opted out and the messages you send keep coming again',
    'me escribieron otra vez y por error, no quiero volver',
  ],
  ...['me suscribieron por error, quiero salir', 'I typed start, I want to stop receiving', 'VOLVER no quiero'],
  ...['puse volver para que dejen de mandar', 'mandei voltar porque não quero receber', 'START no quiero STOP'],
  ...['no era yo, era mi hija la que puso VOLVER', 'why did you start sending again?', 'quiero recibir no quiero'],
  ...['why did you start? stop sending again!', 'I typed START, do I receive again?'],
])('%j looks like one of those, and is no return', (text) => {
  expect(decide(text).outcome).toMatch(/^(?:refuse_\w+|unsure)$/)
})

test.each(['REPRENDRE ?', 'Wieder anmelden?', 'Riprendi?', 'استئناف؟', 'הצטרפות?', '🤮 REPRENDRE', 'Riprendi 🖕'])(
  '%j asks or forbids in a language whose sentences are not read: unsure',
  (text) => {
    expect(decide(text).outcome).toBe('unsure')
  },
)

test('what speaks against a return is told, and no word of the text', () => {
  expect(decide('no fue error, quise darme de baja').because[0]).toBe('against a return: a mistake that is denied')
})
