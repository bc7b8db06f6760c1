import type { TopicsWords } from './shape'

const people = (count: string) => (count === '1' ? '1 pessoa' : `${count} pessoas`)
const one = (count: string, singular: string, plural: string) => (count === '1' ? singular : plural)

export const ptBr: TopicsWords = {
  title: 'Assuntos',
  lead: 'O que as pessoas podem aceitar, na ordem em que elas veem.',
  create: 'Novo assunto',
  list: {
    order: 'Ordem',
    how: 'Arraste pelos pontos ou use as setas. A mudança vale na hora.',
    keysBefore: 'Com o teclado:',
    keysAfter: 'em um assunto.',
    reach: (count) =>
      count === '1' ? '1 pessoa pode receber mensagens agora' : `${count} pessoas podem receber mensagens agora`,
    numbers: 'Os números são as pessoas que podem receber mensagens agora.',
    drag: 'Arraste para mover',
    up: (topic) => `Mover ${topic} para cima`,
    down: (topic) => `Mover ${topic} para baixo`,
    moved: (topic, place, of) => `${topic} agora é o ${place}º de ${of}. As pessoas já veem a nova ordem.`,
    stays: (topic, place, of) => `${topic} continua sendo o ${place}º de ${of}.`,
    gone: 'Esse assunto não está mais na página: alguém o arquivou. Esta é a ordem atual.',
    archived: 'Arquivados',
    archivedLead: 'Não estão na página e nada deles pode ser enviado. Todas as respostas ficam guardadas.',
    archivedMore: (count) => `Mostrar todos os ${count}`,
    empty: {
      title: 'Nenhum assunto ainda',
      text: 'Um assunto é um tipo de mensagem que as pessoas podem aceitar ou recusar.',
    },
  },
  policies: {
    opt_in: {
      line: 'Em silêncio até aceitarem',
      label: 'Em silêncio até a pessoa aceitar',
      text: 'A escolha segura, e a única para quase todo marketing.',
    },
    opt_out: {
      line: 'Enviado até recusarem',
      label: 'Enviado até a pessoa recusar',
      text: 'Para marketing, você informa a base legal.',
    },
    required: {
      line: 'Obrigatório',
      label: 'Obrigatório, não dá para desativar',
      text: 'Nunca para marketing. A página diz por quê.',
    },
  },
  categories: { marketing: 'marketing', utility: 'utilidade', authentication: 'autenticação' },
  paused: 'em pausa',
  editor: {
    newTitle: 'Novo assunto',
    newLead: 'Ele entra no fim da página. Depois você pode movê-lo.',
    since: (date) => `Na página desde ${date}`,
    textChanges: (count) =>
      count === 0 ? 'texto nunca alterado' : count === 1 ? 'texto alterado uma vez' : `texto alterado ${count} vezes`,
    archivedSince: (date) => `Arquivado em ${date}`,
    languages: 'Idioma do texto',
    problems: (count) => (count === 1 ? '1 a corrigir' : `${count} a corrigir`),
    key: 'Chave',
    keyHint: 'Como seus sistemas o chamam. Nunca muda. Se ficar vazia, é criada a partir do nome.',
    name: 'Nome',
    description: 'O que chega',
    descriptionHint: 'Uma frase simples, como você diria no balcão.',
    frequency: 'Com que frequência',
    frequencyHint: 'Por exemplo, “Uma vez por mês”. As pessoas saem do que não tem fim.',
    reason: 'Por que não dá para desativar',
    reasonHint: 'A página mostra isto a todo mundo, também a quem cancelou tudo.',
    legalBasis: 'Base legal',
    legalBasisHint: 'Com que base você envia a quem não foi perguntado, por exemplo, legítimo interesse.',
    basis: 'A base nas palavras da pessoa',
    basisHint: 'Opcional. Sem isto, a página mostra a base legal como está escrita acima.',
    policy: 'Enquanto a pessoa não responde',
    category: 'Categoria do WhatsApp',
    categoryHint: 'Dos modelos que são enviados sobre este assunto.',
    save: 'Salvar',
    create: 'Pôr na página',
    discard: 'Descartar',
    viewer: 'Editores podem mudar isso.',
  },
  problems: {
    some: 'Nada foi salvo ainda. Corrija o que está marcado.',
    missing: {
      name: 'Dê um nome.',
      description: 'Diga o que chega.',
      frequency: 'Diga com que frequência chega, por exemplo, “Uma vez por mês”.',
      reason: 'Diga por que não dá para desativar.',
      basis: 'Diga com que base, ou deixe vazio.',
      legalBasis: 'Marketing enviado até recusarem precisa da base legal, por escrito.',
      key: 'Dê uma chave.',
    },
    tooLong: (most) => `Use no máximo ${most} caracteres.`,
    noMarketing: 'Marketing sempre pode ser recusado: escolha outra categoria ou outra opção.',
    forSome: 'Um assunto que só algumas pessoas veem fica em silêncio até que aceitem. Primeiro mostre-o para todos.',
    key: 'Use letras minúsculas de a a z, números e sublinhados simples.',
    control: 'Há um caractere de controle invisível neste texto. Digite de novo.',
    keyTaken: (key, topic) => `${topic} já tem a chave ${key}. Escolha outra.`,
    keyArchived: (key, topic) =>
      `O assunto arquivado ${topic} tem a chave ${key}. Traga-o de volta ou escolha outra chave.`,
    tooMany: (most) => `Uma página tem no máximo ${most} assuntos. Arquive um antes.`,
    unknown: 'Esse assunto não está mais aí: alguém o arquivou. Recarregue a página.',
    lastTopic: 'É o único assunto da página. Crie outro antes.',
    notCounted:
      'Ainda estamos contando as pessoas e não sabemos quantas isto atinge. Nada foi alterado; tente de novo em alguns minutos.',
    required: 'Um assunto obrigatório não pode ser pausado.',
    paused: 'Este assunto está em pausa, e um obrigatório é sempre enviado. Retome-o primeiro.',
    restoreTexts: 'Falta o texto em um idioma que foi incluído depois. Crie de novo com outra chave.',
  },
  effect: {
    title: 'O que muda, e para quem',
    created: 'Quem vai receber',
    stops: (count, reason, topic) => {
      const end = `${one(count, 'deixa', 'deixam')} de receber ${topic}.`
      switch (reason) {
        case 'no_opt_in':
          return `${people(count)} não ${one(count, 'respondeu', 'responderam')}: ${end}`
        case 'opted_out':
          return `${people(count)} ${one(count, 'recusou', 'recusaram')}: ${end}`
        case 'stopped':
          return `${people(count)} ${one(count, 'cancelou', 'cancelaram')} tudo: ${end}`
        case 'paused':
          return `${people(count)} ${one(count, 'pausou', 'pausaram')} tudo: ${end}`
        case 'provider_stop':
          return `${people(count)} ${one(count, 'bloqueou', 'bloquearam')} ofertas no WhatsApp: ${end}`
        default:
          return `${people(count)} ${end}`
      }
    },
    starts: (count, reason, topic) => {
      const may = `${one(count, 'pode', 'podem')} receber ${topic} a partir de agora`
      switch (reason) {
        case 'not_refused':
          return `${people(count)} não ${one(count, 'recusou', 'recusaram')}: ${may}.`
        case 'required':
          return `${people(count)} ${may}, sem poder recusar.`
        default:
          return `${people(count)} ${may}.`
      }
    },
    agreed: (count) =>
      `${people(count)} ${one(count, 'aceitou', 'aceitaram')}: nada muda, o aceite guarda o texto que ${one(count, 'ela viu', 'elas viram')}.`,
    refused: (count) => `${people(count)} ${one(count, 'recusou', 'recusaram')}: nada muda.`,
    rest: (count) => `Mais ${people(count)}: nada muda.`,
    nobody: 'Não muda para ninguém o que pode ser enviado.',
    follows: 'As conexões acompanham aos poucos; uma consulta ao Sayso já responde com a mudança.',
    counted: (time) => `Contagem de ${time}. Não inclui o que foi respondido depois.`,
    button: (stops, starts) => {
      const parts = [
        ...(stops.count > 0 ? [`${stops.text} ${one(stops.text, 'deixa', 'deixam')} de receber`] : []),
        ...(starts.count > 0 ? [`${starts.text} ${one(starts.text, 'pode', 'podem')} receber`] : []),
      ]
      return `Salvar: ${parts.join(', ')}`
    },
  },
  newer: {
    title: (by) => `${by ?? 'Alguém'} alterou este assunto enquanto você editava. O que é seu ainda não foi salvo.`,
    changed: (field, was, now) => `${field}: era “${was}”, agora é “${now}”.`,
    contested: (field, was, now, mine) => `${field}: era “${was}”, agora é “${now}”. Você escreveu “${mine}”.`,
    nothing: 'nada',
    mine: 'Salvar, com o meu onde há diferença',
    theirs: 'Salvar, com o da outra pessoa onde há diferença',
    both: 'Salvar as duas alterações',
  },
  inLanguage: (field, language) => `${field} (${language})`,
  fields: { policy: 'Enquanto a pessoa não responde', category: 'Categoria do WhatsApp', legalBasis: 'Base legal' },
  done: {
    saved: 'Salvo. A página já mostra.',
    unchanged: 'Nada estava diferente, então nada foi salvo.',
    created: (topic) => `${topic} já está na página.`,
    undone: 'Desfeito.',
    paused: (topic) => `${topic} está em pausa: nada dele pode ser enviado até você retomar.`,
    resumed: (topic) => `${topic} pode ser enviado de novo.`,
    archived: (topic) => `${topic} está arquivado.`,
    restored: (topic) => `${topic} voltou para a página.`,
    newer: 'Nesse meio-tempo houve outra alteração, então nada foi desfeito.',
  },
  pause: {
    title: 'Pausar este assunto',
    text: 'Nada dele pode ser enviado a ninguém até você retomar. As respostas ficam, e a página diz que está em pausa.',
    button: 'Pausar',
    resumeText: 'Está em pausa: nada dele pode ser enviado a ninguém. As respostas ficam guardadas.',
    resumeButton: 'Retomar',
  },
  archive: {
    title: 'Arquivar este assunto',
    text: 'Ele sai da página e nada dele pode ser enviado. Todas as respostas ficam no registro.',
    button: (topic) => `Arquivar ${topic}…`,
    ask: (topic) => `Arquivar ${topic}?`,
    askLine: (count) =>
      `Agora ${people(count)} ${one(count, 'pode', 'podem')} receber mensagens sobre ele; depois, ninguém.`,
    askNobody: 'Agora ninguém pode receber mensagens sobre ele.',
    back: 'Você pode trazê-lo de volta quando quiser, com todas as respostas como estavam.',
    confirm: ({ count, text }) => (count === 0 ? 'Arquivar' : `Arquivar para ${people(text)}`),
  },
  restore: {
    title: 'Trazer este assunto de volta',
    text: 'Ele volta para o fim da página, com todas as respostas como estavam.',
    button: (topic) => `Trazer ${topic} de volta`,
    ask: (topic) => `Trazer ${topic} de volta?`,
    confirm: ({ text }) => `Trazer de volta para ${people(text)}`,
  },
}
