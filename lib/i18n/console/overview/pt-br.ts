import type { OverviewWords } from './shape'

const POLICIES = {
  opt_in: 'só é enviado depois de um sim',
  opt_out: 'é enviado até um não',
  required: 'não pode ser recusado',
}
const CATEGORIES = { marketing: 'Marketing', utility: 'Utilidade', authentication: 'Autenticação' }

export const ptBr: OverviewWords = {
  title: 'Para quem você pode escrever agora',
  lead: (people, time) =>
    `${people === '1' ? '1 pessoa, contada' : `${people} pessoas, contadas`} ${time}. Cada número abre a lista por trás dele.`,
  counting: 'Estamos contando as pessoas. Leva alguns segundos; recarregue a página.',
  needs: {
    title: 'Requer sua atenção',
    things: (count) => (count === 1 ? '1 assunto' : `${count} assuntos, o mais urgente primeiro`),
    none: 'Nada requer sua atenção',
    noneText: 'Todas as conexões estão em dia, todas as mensagens estão decididas e nenhum modelo pede atenção.',
    backend: (name) => `${name} não aceita mudanças`,
    backendText: (waiting, refusals) =>
      `Esperando para serem gravadas lá: ${waiting}; destas, recusas: ${refusals}. O Sayso já respeita todas.`,
    backendIdle: 'Nada espera para ser gravado lá. O Sayso respeita todas as escolhas.',
    backendAct: 'Ver por quê',
    reading: (name) => `Não é possível ler ${name}`,
    readingText: 'Enquanto isso, não sabemos quem diz não por lá. O que as pessoas dizem aqui vale na hora.',
    deadLetters: (count, name) => `Separados em ${name}: ${count}`,
    deadLettersText: 'Esses contatos não puderam ser gravados lá, e não há nova tentativa automática.',
    deadLettersAct: 'Ver por quê',
    reviews: (count, isOne) => (isOne ? '1 mensagem para decidir' : `${count} assuntos para decidir`),
    reviewsText: (time) => `O mais antigo é de ${time}. Nada mudou para essas pessoas.`,
    reviewsAct: 'Decidir',
    templates: (count, isOne) => (isOne ? '1 modelo está sem assunto' : `${count} modelos estão sem assunto`),
    templatesText: 'Enquanto um modelo não tiver assunto, não podemos aplicar a ele as escolhas das pessoas.',
    templatesAct: 'Escolher um assunto',
    alerts: {
      harming: {
        title: (template) => `${template} afasta as pessoas`,
        text: (seen, expected) =>
          `Saíram depois de recebê-lo: ${seen}. O normal seria ${expected}. Ele continua sendo enviado até você pausar.`,
      },
      disabled_by_meta: {
        title: (template) => `A Meta desativou ${template}`,
        text: 'Ele não é mais enviado. A página dele diz o que um novo deveria fazer melhor.',
      },
      paused_by_meta: {
        title: (template) => `A Meta pausou ${template}`,
        text: 'Por enquanto ele não é enviado. A página dele diz até quando e o que a Meta faz depois.',
      },
      quality_lowered: {
        title: (template) => `A Meta baixou a qualidade de ${template}`,
        text: (from, to) =>
          `Era “${from}” e agora é “${to}”. Ele continua sendo enviado; a Meta pausa o que cai demais.`,
      },
      held_back_more: {
        title: (template) => `O WhatsApp está retendo mais mensagens de ${template}`,
        text: (count, share) => `Em um dia não chegaram ${count}, ${share} do que foi enviado.`,
      },
      recategorised: {
        title: (template) => `A Meta muda a categoria de ${template}`,
        text: (to) => `Passa a ser “${to}”. As consultas e o gateway seguem a categoria dele.`,
      },
      act: 'Ver o modelo',
      more: (count, isOne) => (isOne ? 'Mais 1 aviso sobre modelos' : `Mais ${count} avisos sobre modelos`),
      moreText: 'Veja depois de quais modelos as pessoas saem e o que a Meta fez.',
      moreAct: 'Ver tudo',
    },
  },
  first: {
    title: 'Ainda não há ninguém aqui',
    text: 'Traga os consentimentos que você já tem, ou conecte seu sistema, e nós lemos quem disse não por lá. Nada é enviado com isso.',
    connect: 'Conectar um sistema',
    importFile: 'Importar um arquivo',
  },
  reach: {
    title: 'Alcance, assunto por assunto',
    topic: 'Assunto',
    allowed: 'Podem receber',
    drawn: 'Gráfico',
    standings: {
      yes: 'Disseram sim',
      silent_allowed: 'Sem resposta, permitido',
      silent: 'Sem resposta',
      no: 'Disseram não',
      stopped: 'Cancelaram ou pausaram',
    },
    key: {
      yes: 'disseram sim',
      silent_allowed: 'sem resposta, permitido',
      silent: 'sem resposta, em silêncio',
      no: 'não, cancelou ou pausou',
    },
    silence: 'Sem resposta',
    share: (percent) => percent,
    allShare: 'quase todos',
    paused: 'pausado por você',
    describe: (category, policy) => `${CATEGORIES[category]}, ${POLICIES[policy]}`,
  },
  days: {
    title: 'Aceitaram e recusaram, últimos 30 dias',
    agreed: 'aceitaram',
    refused: 'recusaram',
    none: 'Ninguém aceitou nem recusou nada nestes dias.',
    alt: (agreed, refused, most) =>
      `Pessoas que aceitaram algo, acima da linha (${agreed}), e que recusaram algo, abaixo dela (${refused}), a cada dia; a barra mais longa é ${most}.`,
    table: 'O mesmo em uma tabela',
    day: 'Dia',
    byOthers: 'por importações, API e conexões',
    onlyPerson: 'O gráfico mostra o que as próprias pessoas disseram.',
  },
  reasons: {
    title: 'Por que recusaram',
    aside: (said, refused) =>
      `${said} ${said === '1' ? 'deu' : 'deram'} um motivo, ${refused} ${refused === '1' ? 'recusou' : 'recusaram'}, 30 dias`,
    none: 'Ninguém deu um motivo nestes dias.',
    reason: 'Motivo',
    times: 'Vezes',
    words: {
      too_many: 'Mensagens demais',
      not_interested: 'O que enviamos não interessa',
      dislike_content: 'Não gostam das mensagens',
      settled: 'Não precisam mais',
      never_signed_up: 'Nunca se inscreveram',
      wrong_person: 'Pessoa errada',
      other: 'Outro motivo',
    },
  },
  backends: {
    title: 'Em dia com seus sistemas',
    all: 'Todas as conexões',
    foot: 'Uma escolha vale desde o momento em que é feita. Os sistemas vêm depois; as recusas, primeiro.',
    none: 'Nenhum sistema está conectado ainda.',
    inStep: 'Em dia, nada espera.',
    behind: (waiting, time) => `${waiting} esperando, a mais antiga há ${time}.`,
    paused: 'Não aceita mudanças.',
    disabled: 'Desativada.',
    setAside: (count) => `${count} ${count === '1' ? 'separado' : 'separados'}`,
  },
}
