import type { Messages } from '@/lib/i18n/messages/shape'

/** The words of the front door in Portuguese. */
export const door = {
  title: 'Escolha o que {business} pode enviar para você pelo WhatsApp',
  text: 'Digite o número em que você usa o WhatsApp. Seu link pessoal chega por lá e abre os seus assuntos.',
  number: 'Seu número do WhatsApp',
  hint: 'Sem o código do país, vale como número local ({country}, {code}).',
  send: 'Enviar meu link',
  problem: {
    empty: 'Primeiro digite o seu número.',
    unreadable:
      'Isso não parece um número de telefone. Digite o número completo, com DDD. Se não for deste país ({country}), comece com + e o código do país.',
    several: 'Parece mais de um número. Digite só o seu.',
    impossible:
      'Esse número de telefone não existe. Confira os dígitos. Se não for deste país ({country}), comece com + e o código do país.',
    landline:
      'Esse é um telefone fixo. Digite o número em que você usa o WhatsApp. Se você usa o WhatsApp nesse fixo, peça o link na conversa.',
  },
  busy: 'Há muitos pedidos neste momento. Toque no botão mais uma vez: seu navegador vai trabalhar por alguns segundos.',
  noScript:
    'Há muitos pedidos neste momento, por isso o formulário precisa de JavaScript, e o seu navegador não o executa. Peça o link na conversa.',
  working: 'Um momento…',
  wait: 'Houve pedidos demais. Tente de novo em {minutes, plural, one {# minuto} other {# minutos}} ou peça o link na conversa.',
  chatTitle: 'Ou peça na conversa',
  chatOnly: 'Peça seu link na conversa',
  chatHelp: 'O WhatsApp vai abrir com uma mensagem já escrita: é só enviar. A resposta é o seu link.',
  chat: 'Pedir pelo WhatsApp',
  byHand: 'Escreva para {business} pelo WhatsApp e peça o seu link.',
  taken: 'Veja no WhatsApp',
  takenText:
    'Se {business} conhece o número que termina em {digits}, seu link chega na conversa com {business}, quase sempre em um minuto.',
  sameForAll: 'Dizemos o mesmo para todos os números: assim ninguém descobre quem recebe mensagens de {business}.',
  nothing: 'Não chegou nada?',
  nothingText:
    'Enviamos no máximo um link a cada 24 horas, e nenhum se você cancelou ou pausou todas as mensagens. Na conversa você pode pedir sempre.',
  again: 'Usar outro número',
  notMine: 'As mensagens são para outra pessoa?',
  notMineText:
    'Peça o link com o seu número. Na página que ele abre, toque em “{stop}” e depois escolha “{reason}”. A partir daí {business} não envia mais nada para o seu número.',
  trouble:
    'No momento o WhatsApp não está entregando as mensagens de {business}, por isso seu link pode não chegar. Escrever {keyword} na conversa continua cancelando todas as mensagens.',
} as const satisfies Messages['door']
