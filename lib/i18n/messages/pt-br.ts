import type { Messages } from '@/lib/i18n/messages/shape'

export const ptBr = {
  contact: {
    visible: 'Mensagens para {number}',
    spoken: 'Mensagens para o número que termina em {digits}',
    noNumber: 'Mensagens para o seu WhatsApp',
  },
  page: {
    title: 'Suas mensagens de {business}',
    preview: 'Escolha o que {business} pode enviar pelo WhatsApp.',
    question: 'O que você quer receber pelo WhatsApp?',
    hint: 'Ligue o que ajuda você e desligue o resto. Mude quando quiser.',
    topics: 'Assuntos',
    save: 'Salvar',
    stop: 'Parar tudo',
    return: 'Voltar a receber',
    resume: 'Retomar agora',
  },
  topic: {
    required: 'Sempre ligado. {reason}',
    sendingPaused: '{business} não está enviando isto no momento.',
    awaiting: 'Perguntamos na conversa se você quer receber. Nada chega até você dizer sim por lá ou ligar aqui.',
    expired: 'Seu sim terminou em {date}. Ligue se ainda quiser receber.',
    providerStop: 'O WhatsApp está segurando estas mensagens.',
  },
  status: {
    stopped: 'Você parou todas as mensagens em {date}.',
    stoppedHelp: 'Se voltar, seus assuntos ficam como você deixou. Ou ligue só os que quiser.',
    paused: 'Tudo está em pausa até {date}.',
    pausedOpen: 'Tudo está em pausa até você retomar.',
    pausedHelp: 'Seus assuntos ficam como estão.',
    providerStop: 'O WhatsApp está segurando as ofertas de {business}, porque você pediu.',
    providerStopHelp:
      'Só você pode mudar isso, no WhatsApp: abra a conversa com {business}, toque no nome lá em cima e procure ofertas e anúncios.',
  },
  pause: {
    title: 'Pausar tudo por um tempo',
    help: 'Durante a pausa só chega o que está sempre ligado. Seus assuntos ficam como estão.',
    '1w': '1 semana',
    '1m': '1 mês',
    '3m': '3 meses',
    forever: 'Até eu avisar',
  },
  after: {
    title: 'O que acontece se eu parar tudo?',
    covers:
      'Não chegam mais mensagens dos seus assuntos nem dos que vierem depois. Você pode voltar quando quiser: aqui ou escrevendo {keyword} na conversa.',
    still: 'Você ainda vai receber:',
    nothing: 'Nada mais chega.',
    onTheirWay: 'Mensagens que já estão a caminho ainda podem chegar.',
  },
  footer: {
    languages: 'Idioma',
    human: 'Falar com uma pessoa: {contact}',
    privacy: 'Privacidade',
    data: 'Seus dados',
    dataText: '{business} guarda seu número, o que você escolheu e quando, como prova do que você queria.',
    dataHow: 'Para ter uma cópia ou pedir que seja apagado, escreva para {contact}.',
    dataChat: 'Para ter uma cópia ou pedir que seja apagado, escreva para {business} na conversa.',
  },
  keyword: { stop: 'PARAR', return: 'VOLTAR' },
  saved: {
    off: 'Pronto. Você não vai mais receber {topics}.',
    on: 'Pronto. Você vai receber {topics}.',
    both: 'Pronto. Você vai receber {on} e não mais {off}.',
    manyOn: 'Pronto. {count, number} assuntos ficam ligados.',
    manyOff: 'Pronto. {count, number} assuntos ficam desligados.',
    manyBoth:
      'Pronto. {on, plural, one {# assunto fica ligado} other {# assuntos ficam ligados}} e {off, plural, one {# desligado} other {# desligados}}.',
    stopped: 'Pronto. Todas as mensagens estão paradas.',
    returned: 'Que bom ver você. Seus assuntos ficam como você deixou.',
    paused: 'Pronto. Tudo está em pausa até {date}.',
    pausedOpen: 'Pronto. Tudo está em pausa até você retomar.',
    resumed: 'Pronto. Suas mensagens voltam a chegar.',
    undone: 'Desfeito. Tudo está como antes.',
    unchanged: 'Nada a mudar: tudo está como estava.',
    changes: 'O que mudou',
    nowOn: 'estava desligado, agora ligado',
    nowOff: 'estava ligado, agora desligado',
    valid: 'Vale a partir de agora. Mensagens que já estão a caminho ainda podem chegar.',
    receipt: 'Salvo em {date}. Referência {reference}.',
    receiptHelp: 'Como comprovante, faça uma captura de tela ou imprima esta página.',
    undo: 'Desfazer',
    undoUntil: 'Você pode desfazer até {time}.',
    back: 'Voltar aos meus assuntos',
  },
  notice: {
    otherSave:
      'Enquanto esta página estava aberta, outra mudança foi salva. As duas valem; confira seus assuntos se tiver dúvida.',
    askedAgain:
      'O texto sobre {topics} mudou enquanto você lia, então isso ainda não está ligado. Olhe de novo e salve.',
    topicGone: 'Um assunto que você mudou não existe mais, então não havia nada para salvar.',
    undoTooLate: 'Isto não pode mais ser desfeito. Mas você pode mudar seus assuntos.',
    stillPaused: 'Tudo continua em pausa: seus assuntos voltam a valer quando ela terminar.',
    stillProviderStop:
      'O WhatsApp continua segurando as ofertas. Para mudar isso, abra a conversa no WhatsApp, toque no nome lá em cima e procure ofertas e anúncios.',
    reasonKept: 'Obrigado. Isso ajuda {business} a melhorar.',
  },
  reason: {
    title: 'Quer contar o motivo?',
    optional: 'Só se quiser.',
    not_interested: 'O que enviam não me interessa',
    settled: 'O que eu precisava já se resolveu',
    dislike_content: 'Não gosto das mensagens',
    never_signed_up: 'Nunca me cadastrei',
    too_many: 'São mensagens demais',
    wrong_person: 'Este não é o meu número',
    other: 'Outro motivo',
    comment: 'Quer acrescentar algo?',
    send: 'Enviar',
    pauseTitle: 'Um descanso ajudaria?',
    pauseInstead: 'A pausa fica no lugar de parar tudo: quando ela termina, seus assuntos voltam a ficar ligados.',
    pauseHelp: 'Durante a pausa só chega o que está sempre ligado. Seus assuntos ficam como estão.',
    releaseTitle: 'Não é o seu número?',
    releaseText:
      'Podemos soltá-lo: nada mais é enviado para ele, nem códigos de segurança, links como este deixam de funcionar e só quem tem o número pode se cadastrar de novo. Não dá para desfazer.',
    release: 'Sim, soltem este número',
  },
  limited: {
    title: 'Este link é antigo, mas ainda pode parar tudo',
    text: 'Para proteger você, links antigos não mostram nem mudam mais assuntos separados.',
    stop: 'Parar todas as mensagens',
    freshTitle: 'Quer escolher seus assuntos?',
    fresh: 'Pedir um link novo pelo WhatsApp',
    freshHelp: 'O WhatsApp abre com uma mensagem pronta para enviar. Respondemos com o seu link novo.',
    freshByHand: 'Escreva para {business} pelo WhatsApp e peça um link novo.',
  },
  gone: {
    title: 'Este link não funciona mais',
    text: 'Ele foi desativado, então não pode mostrar nem mudar nada.',
    stop: 'Escrever {keyword} no WhatsApp',
    stopHelp:
      'Para parar as mensagens, escreva {keyword} na conversa do WhatsApp com {business}. Isso sempre funciona.',
  },
  notFound: {
    title: 'Não conhecemos este link',
    text: 'Talvez falte um pedaço. Volte à mensagem do WhatsApp e toque nele de novo.',
    stopHelp:
      'Para parar as mensagens, escreva {keyword} na conversa do WhatsApp de onde elas chegam. Isso sempre funciona.',
  },
  unavailable: {
    title: 'Nada foi salvo: não conseguimos abrir nossos registros agora',
    text: 'Tente de novo em alguns minutos.',
    retry: 'Tentar de novo',
  },
  badRequest: {
    title: 'Nada foi salvo: não conseguimos ler o que foi enviado',
    text: 'Volte à página e tente de novo.',
    back: 'Voltar à página',
  },
  simulated: {
    title: 'Este é um link de teste',
    text: 'Ele vem do simulador de fluxos. Os links reais levam às preferências de cada pessoa; este não mostra nem muda nada.',
  },
  tooMany: {
    title: 'Muitas mudanças seguidas',
    text: 'Esta última não foi salva. O que você escolheu antes continua valendo; espere alguns minutos para mudar mais.',
  },
  released: {
    title: 'Pronto. Soltamos este número.',
    text: '{business} não envia mais nada para ele. Todos os links dele foram desativados. Quem tiver o número pode se cadastrar de novo na conversa.',
  },
  chat: {
    choose: 'Escolha o que {business} pode enviar a você, ou pare de receber.',
    change: 'Você pode mudar quando quiser.',
    button: 'Minhas preferências',
    link: 'Escolha o que {business} pode enviar a você, ou pare de receber: {url}',
    stopped:
      'Pronto. {business} parou de enviar mensagens a você. Você pode voltar quando quiser, ou escolher assuntos aqui: {url}',
    returned:
      'Que bom ter você de volta. Seus assuntos em {business} estão como você deixou. Você pode mudá-los aqui: {url}',
    returnedPaused:
      'Você está de volta e sua pausa continua: {business} não envia nada antes de {date}. Encerre a pausa ou mude seus assuntos aqui: {url}',
    returnedPausedOpen:
      'Você está de volta e sua pausa continua: {business} não envia nada até você encerrar. Faça isso ou mude seus assuntos aqui: {url}',
  },
} as const satisfies Messages
