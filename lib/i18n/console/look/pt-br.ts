import type { LookWords } from './shape'

export const ptBr: LookWords = {
  title: 'Aparência',
  lead: 'Como a empresa aparece na página e a quem as pessoas podem recorrer.',
  name: 'Nome',
  nameHint: 'Como as pessoas conhecem você.',
  color: 'Cor',
  colorHint: 'Dos interruptores e do botão de salvar.',
  links: 'Links',
  helpUrl: 'Como falar com uma pessoa',
  helpHint: 'Um endereço que comece com https:, mailto: ou tel:.',
  privacyUrl: 'Aviso de privacidade',
  privacyHint: 'Um endereço https://. Opcional.',
  linkPreview: 'Prévia do link',
  linkPreviewLead:
    'A linha que o WhatsApp mostra abaixo do seu nome quando alguém vê um link. Se ficar vazia, usamos a nossa.',
  controller: 'Quem responde pelos dados',
  controllerLead: 'Aparece na página e em cada documento de prova.',
  legalName: 'Razão social',
  address: 'Endereço',
  email: 'E-mail',
  jurisdiction: 'País',
  jurisdictionHint: 'Duas letras, como BR.',
  save: 'Salvar',
  discard: 'Descartar',
  viewer: 'Editores podem mudar isso.',
  colorCheck: {
    good: (ratio) => `Contraste das letras sobre ela: ${ratio}:1. Dá para ler bem.`,
    bad: {
      letters: (ratio) => `As letras sobre ela têm contraste de ${ratio}:1; para serem lidas precisam de 4,5:1.`,
      seen: (ratio) =>
        `Ela tem contraste de ${ratio}:1 com a página em volta; para ser visto, um interruptor precisa de 3:1.`,
    },
    dark: (color) => `No modo escuro, a página mostra ${color}.`,
    use: (color) => `Usar ${color}`,
    ask: (color) => `${color} é claro demais para a página.`,
    shows: (color) => `Se você mantiver, a página mostra ${color} no lugar.`,
    keep: (color) => `Manter ${color}`,
  },
  logo: {
    title: 'Logo',
    lead: 'Uma imagem redonda no alto da página.',
    none: 'Ainda sem logo: a página mostra as iniciais.',
    alt: 'O logo atual',
    file: 'Imagem',
    hint: 'PNG, JPEG ou WebP, com até 900 kB. Aparece com 44 pixels de largura: um símbolo quadrado e simples funciona melhor.',
    upload: 'Usar esta imagem',
    remove: 'Remover o logo',
    changed: 'A página já mostra o novo logo.',
    removed: 'Logo removido. A página mostra as iniciais.',
    same: 'É a mesma imagem, então nada foi alterado.',
    missing: 'Escolha uma imagem antes.',
    problems: {
      too_large:
        'Este arquivo tem mais de 900 kB. Salve a imagem menor, por exemplo, com 500 pixels de largura, e tente de novo.',
      svg: 'Um desenho SVG pode conter programas, por isso não é aceito. Exporte como PNG, por exemplo, com 500 pixels de largura.',
      other_type: 'Isto não é uma imagem PNG, JPEG nem WebP, seja qual for o nome. Exporte como PNG.',
      too_many_pixels:
        'Esta imagem tem mais de 16 milhões de pixels. Salve menor, por exemplo, com 500 pixels de largura.',
      broken: 'Esta imagem está danificada e não pode ser desenhada. Exporte de novo.',
    },
  },
  languages: {
    title: 'Idiomas',
    lead: 'O primeiro é usado quando nada diz qual a pessoa lê.',
    first: 'primeiro',
    acts: { first: 'Pôr em primeiro', remove: 'Remover' },
    add: (language) => `Incluir ${language}…`,
    madeFirst: (language) => `${language} agora é o primeiro idioma.`,
    removed: (language) => `${language} saiu da página. Os textos ficam guardados.`,
    put: 'Os idiomas estão como antes.',
    addTitle: (language) => `Incluir ${language}`,
    addLead: 'Cada assunto precisa do texto no novo idioma. Ao salvar, a página já o oferece.',
    addButton: (language) => `Oferecer a página em ${language}`,
    added: (language) => `A página já é oferecida em ${language}.`,
    own: 'Agora diz',
  },
  sending: {
    title: 'Links e confirmações',
    lifetime: 'Dias em que um link funciona',
    lifetimeHint: (days) =>
      `Se ficar vazio, ${days === 1 ? '1 dia' : `${days} dias`}, como definiu quem administra esta instalação.`,
    lifetimeNote:
      'Vale também para os links já enviados. Um link mais antigo não mostra respostas; ele ainda serve para cancelar as mensagens e leva a um novo.',
    confirmations: 'Confirmar uma mudança na conversa',
    options: {
      where_said: {
        label: 'Onde foi feita',
        text: 'Uma mudança na conversa é confirmada na conversa; a página confirma o que ela mesma salvou.',
      },
      always: { label: 'Sempre', text: 'Mudanças na página também são confirmadas na conversa.' },
      never: { label: 'Nunca', text: 'Nenhuma mensagem sobre mudanças.' },
    },
    optIn: 'Quando alguém diz sim à publicidade na página',
    optInOptions: {
      off: { label: 'Vale na hora', text: 'Quem tem o link pode dizer.' },
      on: {
        label: 'Espera até a pessoa confirmar no WhatsApp',
        text: 'Confirmação dupla: um link encaminhado não inscreve ninguém. Um não sempre vale na hora.',
      },
    },
    optInBy: {
      whatsapp:
        'O WhatsApp pergunta com botões enquanto as 24 horas da pessoa estão abertas; senão, ela envia uma palavra.',
      weni: 'Pela Weni, a pessoa envia uma palavra que o fluxo nos passa. Para isso, importe de novo o arquivo do fluxo.',
      none: 'Nada do que as pessoas escrevem chega ao Sayso ainda: conecte antes o WhatsApp ou a Weni, ou ninguém poderá confirmar.',
    },
    optInAsk: {
      on: 'Fazer todo novo sim à publicidade esperar?',
      off: 'Fazer todo sim à publicidade valer na hora?',
      lines: {
        on: [
          'O que as pessoas aceitaram antes fica como está.',
          'Voltar depois de cancelar, e desfazer, também esperam se trouxerem publicidade de volta.',
        ],
        off: (waiting) =>
          waiting === 0
            ? ['No momento, nenhum sim está esperando.']
            : [
                `O sim de ${waiting === 1 ? '1 pessoa' : `${waiting} pessoas`} ainda espera: dá para confirmar até passarem os três dias.`,
              ],
      },
      yes: 'Sim, mudar',
    },
    saved: 'Salvo.',
  },
  done: {
    saved: 'Salvo. A página já mostra.',
    unchanged: 'Nada estava diferente, então nada foi salvo.',
    undone: 'Desfeito.',
  },
  problems: {
    some: 'Nada foi salvo ainda. Corrija o que está marcado.',
    empty: 'Não pode ficar vazio.',
    tooLong: (most) => `Use no máximo ${most} caracteres.`,
    color: 'Escolha uma cor como #0b6e4f.',
    https: 'Escreva um endereço que comece com https://.',
    help: 'Escreva um endereço que comece com https:, mailto: ou tel:.',
    email: 'Escreva um endereço de e-mail.',
    country: 'Escreva as duas letras de um país, como BR.',
    days: 'Escreva um número inteiro de dias, de 1 a 3650, ou deixe vazio.',
    control: 'Há um caractere de controle invisível neste texto. Digite de novo.',
    changed: 'Nesse meio-tempo os idiomas mudaram. Recarregue a página.',
  },
}
