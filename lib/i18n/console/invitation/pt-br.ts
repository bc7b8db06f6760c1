import type { InvitationWords } from './shape'

export const ptBr: InvitationWords = {
  mail: {
    subject: (business) => `Convite para ${business}`,
    text: ({ business, role, url, until }) =>
      `Você recebeu um convite para trabalhar nas preferências de mensagens de ${business} como ${role}.\n\nAbra este link para aceitar. Ele vale uma única vez, até ${until}:\n\n${url}\n\nSe você não esperava por isso, não precisa fazer nada.\n`,
  },
  title: (business) => `Participe de ${business}`,
  roles: {
    owner: 'Como proprietário você pode fazer tudo, inclusive convidar outras pessoas.',
    editor:
      'Como editor você pode mudar assuntos, resolver revisões e ajudar as pessoas; equipe, chaves e conexões ficam com os proprietários.',
    viewer: 'Como leitor você vê como tudo está e não muda nada.',
  },
  until: (when) => `Este convite vale uma única vez, até ${when}.`,
  name: 'Seu nome',
  nameHint: 'Como seus colegas conhecem você.',
  email: 'E-mail',
  password: 'Escolha uma senha',
  passwordHint:
    '10 caracteres ou mais. Algumas palavras seguidas funcionam bem; você pode colar ou usar seu gerenciador.',
  join: 'Participar',
  welcomeBack: 'Você já tem uma conta aqui. Digite a senha dela para participar.',
  yourPassword: 'Sua senha',
  asYou: (name, email) => `Você participa como ${name} (${email}).`,
  otherwise: 'Para participar como outra pessoa, saia antes e abra este link de novo.',
  provider: (name) => `Participar com ${name}`,
  or: 'ou',
  dead: {
    unknown: {
      title: 'Este convite não existe',
      text: 'Talvez falte uma parte do link. Copie o link inteiro ou peça um novo a quem convidou você.',
    },
    expired: { title: 'Este convite venceu', text: 'Peça um novo a quem convidou você.' },
    used: {
      title: 'Este convite já foi usado',
      text: 'Um convite vale uma única vez. Se foi você, entre. Se não foi, avise um proprietário da empresa.',
    },
    revoked: {
      title: 'Este convite foi cancelado',
      text: 'Talvez você tenha recebido outro mais novo. Se não, fale com quem convidou você.',
    },
  },
  wait: (minutes) => `Tentativas demais. Espere ${minutes === 1 ? 'um minuto' : `${minutes} minutos`} e tente de novo.`,
  toSignIn: 'Entrar',
  faults: {
    short: 'Use 10 caracteres ou mais.',
    long: 'Use no máximo 200 caracteres.',
    easy: 'É fácil de adivinhar. Use algumas palavras que não tenham relação.',
  },
  notValid: 'Confira o que está escrito aqui.',
  alreadyMember: 'Você já trabalha para esta empresa. O convite continua aberto para quem deve recebê-lo.',
  hasAccount: 'Alguém já tem uma conta com este e-mail. Carregue a página de novo e digite a senha dela.',
  notConnected: (name) =>
    `Sua conta no ${name} não está ligada à sua conta daqui. Digite sua senha para participar; depois você pode ligá-la na sua conta.`,
  addressTaken: 'Outra pessoa trabalha para esta empresa com o seu e-mail. Fale com um proprietário.',
}
