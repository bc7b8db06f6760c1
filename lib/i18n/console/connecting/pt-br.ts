import { numbersIn } from '@/lib/i18n/console/numbers'
import type { ConnectingWords } from './shape'

const n = numbersIn('pt')
const count = (amount: number, one: string, many: string) => `${n(amount)} ${amount === 1 ? one : many}`

export const ptBr: ConnectingWords = {
  titles: {
    weni: 'Conectar Weni ou RapidPro',
    whatsapp: 'Conectar o WhatsApp',
    webhook: 'Conectar um sistema por webhook',
  },
  leads: {
    weni: 'Nada é escrito na Weni antes do passo 4. Você pode sair desta página e voltar: o que fez fica guardado por três dias.',
    whatsapp:
      'O Sayso passa a receber o que as pessoas escrevem e pode responder. Você pode sair desta página e voltar.',
    webhook: 'Seu sistema recebe uma mensagem assinada cada vez que alguém escolhe algo. Você pode sair e voltar.',
  },
  change: 'Alterar',
  testAgain: 'Testar de novo',
  startOver: 'Começar de novo',
  name: 'O nome dela aqui',
  nameHint: 'Para distingui-la de outras. Vazio: o nome que ela tem lá.',
  seen: (took) => `Funciona. Respondeu em ${took}.`,
  place: {
    title: 'Endereço e token',
    url: 'Endereço da API',
    urlHint: 'O da Weni é flows.weni.ai. Para um RapidPro seu: o servidor dele.',
    token: 'Token da API',
    tokenHint:
      'Na Weni: seu perfil, token da API, de um administrador do projeto. Fica guardado com criptografia e nunca mais é mostrado.',
    tokenKept: 'O token que você deu está guardado. Deixe vazio para usá-lo de novo.',
    test: 'Testar',
    refused:
      'A Weni recusa o token desde que você o testou: alguém o revogou ou a pessoa saiu do projeto. Dê outro. O que você associou está guardado, e nada foi criado na Weni.',
  },
  found: {
    title: 'O que encontramos',
    project: 'Projeto',
    noName: '(sem nome)',
    contacts: 'Contatos',
    contactsText: (all, hidden) =>
      hidden === 0 ? `${all}, todos com número visível` : `${all}, ${n(hidden)} sem número visível`,
    moreThan: (amount) => `mais de ${n(amount)}`,
    exactly: (amount) => n(amount),
    saidNo: 'Disseram não lá',
    saidNoText: (amount) =>
      amount === 0
        ? 'ninguém entre os contados'
        : `${n(amount)}: a recusa vale aqui também, antes de escrever qualquer coisa`,
    fields: 'Campos',
    groups: 'Grupos',
    none: 'nenhum',
    agent: 'Agente de IA',
    agents: {
      on: 'Ligado. Enquanto ele responde, as palavras-chave não funcionam: instrua o agente a chamar o endereço abaixo quando alguém recusar.',
      off: 'Desligado',
      unknown: 'A API não diz. Perguntamos abaixo.',
    },
    anonymous: 'Este projeto esconde os números. Os contatos são encontrados pelo id de lá.',
  },
  mapping: {
    title: 'Como os assuntos aparecem lá',
    lead: 'As campanhas da Weni só conseguem olhar campos e grupos. O Sayso os mantém em dia.',
    agent: 'O agente de IA do projeto está ligado?',
    agentOn: 'Sim',
    agentOff: 'Não',
    agentMissing:
      'Veja no projeto e diga se o agente de IA está ligado. Enquanto ele responde, nenhuma palavra-chave funciona.',
    topic: 'Assunto',
    field: 'Campo, sim ou não',
    group: 'Grupo',
    fieldOf: (topic) => `Campo para ${topic}`,
    groupOf: (topic) => `Grupo para ${topic}`,
    meaningOf: (topic) => `O que o grupo para ${topic} significa`,
    noField: 'sem campo',
    noGroup: 'sem grupo',
    makes: (name) => `${name} (novo, nós criamos)`,
    types: { numeric: 'números', datetime: 'datas', state: 'lugares', district: 'lugares', ward: 'lugares' },
    holds: (key, type) => `${key} (guarda ${type})`,
    smart: (name) => `${name} (grupo inteligente)`,
    members: (name, amount) => `${name} (${count(amount, 'membro', 'membros')})`,
    allow: 'seus membros podem receber',
    refuse: 'seus membros recusaram',
    ask: 'diga o que seus membros fizeram',
    unread: {
      title: 'Estes grupos parecem ter pessoas que recusaram mensagens',
      text: 'O Sayso não lê nada deles, porque não são o grupo de nenhum assunto acima. Se os membros recusaram um assunto, escolha o grupo nesse assunto. Se for um grupo inteligente, ou se o assunto já tiver outro grupo, importe os membros com a resposta não. Se recusaram tudo, importe-os para cada assunto.',
    },
    note: 'Um sim que só está na Weni conta aqui como sem resposta: um sim precisa da data e do texto. Você pode importá-los com prova.',
    go: 'Continuar',
    problems: {
      wrong_type: (field, type, own) =>
        `${field} guarda ${type} na Weni, e sim e não são texto. Escolha um campo de texto, como ${own}.`,
      own_wrong_type: (field, type) =>
        `A Weni já tem ${field}, e ele guarda ${type}. Apague ou renomeie esse campo na Weni e teste de novo, ou escolha outro campo de texto.`,
      no_such_field: (field) => `A Weni não tem o campo ${field}. Escolha um da lista, ou crie-o lá e teste de novo.`,
      shared_field: (field) => `Outro assunto já tem ${field}. Dois assuntos em um campo se sobrescreveriam.`,
      smart_group: (group) =>
        `${group} é um grupo inteligente: a Weni o preenche sozinha e ninguém pode incluir pessoas. Escolha outro.`,
      contrary_group: (group) =>
        `${group} listaria quem permite um assunto e quem recusa outro. Escolha outro grupo para um deles.`,
      negative_name: (group) =>
        `${group} parece uma lista de pessoas que não devem receber mensagens. Diga o que seus membros fizeram.`,
      meaning_unsaid: (group) => `Você escolheu outro grupo. Diga o que os membros de ${group} fizeram.`,
      inverted_without_group: 'Escolha o grupo cujos membros recusaram, ou nenhum significado.',
      other: 'Este assunto mudou nesse meio-tempo. Escolha de novo.',
    },
    fix: 'Nada foi criado. Confira os assuntos marcados.',
    nothing: 'Nenhum assunto aparece lá ainda. Escolha um campo ou um grupo para pelo menos um.',
  },
  confirm: {
    title: 'Criar o que falta e conectar',
    lead: 'Agora é a primeira vez que algo é escrito na Weni. Leva uns dez segundos.',
    fields: 'Campos que criamos',
    groups: 'Grupos que criamos',
    nothing: 'nenhum, já estão todos lá',
    then: 'Depois lemos todos os contatos, registramos as recusas e só então escrevemos o que foi escolhido aqui.',
    button: (fields, groups) =>
      fields + groups === 0
        ? 'Conectar'
        : `Criar ${[fields > 0 ? count(fields, 'campo', 'campos') : '', groups > 0 ? count(groups, 'grupo', 'grupos') : ''].filter(Boolean).join(' e ')} e conectar`,
  },
  flows: {
    title: 'Os fluxos que escutam',
    lead: 'Importe este arquivo na Weni, em Fluxos: as pessoas poderão escrever PARAR, VOLTAR ou PREFERÊNCIAS. Uma recusa vale lá mesmo enquanto o Sayso está fora do ar.',
    download: 'Baixar o arquivo de fluxos',
    address: 'Endereço que eles chamam',
    token: 'Token, no global sayso_token',
    isSet: 'Já o colocamos na Weni. Você só precisa dele se for chamar o endereço por conta própria.',
    notSet: 'Não conseguimos colocá-lo. Na Weni, crie um global com o nome sayso_token e este valor.',
    shown: 'É mostrado até você apertar “Pronto”. O Sayso guarda só a impressão digital dele.',
  },
  copy: {
    title: 'O que informar na Meta',
    lead: 'No painel do app: WhatsApp, Configuração. Depois assine estes campos:',
    callback: 'URL de retorno de chamada',
    verify: 'Token de verificação',
    secretTitle: 'O segredo de assinatura',
    secretLead:
      'Coloque-o agora no seu sistema: é mostrado até você apertar “Pronto”, e nunca mais. Cada mensagem é assinada com ele.',
    secret: 'Segredo de assinatura',
    verifying: 'Como conferir uma assinatura está em docs/backends/webhook.md.',
  },
  done: {
    button: 'Pronto, ir para a conexão',
    begun: 'A leitura começa sozinha e continua quando você sai desta página.',
  },
  whatsapp: {
    title: 'O número e seus segredos',
    phone: 'Id do número de telefone',
    phoneHint: 'Dígitos, no painel do app, WhatsApp, Configuração da API. Não é o número em si.',
    waba: 'Id da conta do WhatsApp Business',
    token: 'Token de acesso',
    tokenHint: 'De um usuário do sistema, permanente, com whatsapp_business_messaging e whatsapp_business_management.',
    secret: 'Chave secreta do app',
    secretHint: 'Configurações do app, Básico. A Meta assina com ela o que nos envia.',
    kept: 'O que você deu está guardado. Deixe vazio para usar de novo.',
    graph: 'Outro endereço da Graph API',
    graphHint: 'Só se você envia por um proxy. Vazio: o da Meta.',
    more: 'Mais',
    number: 'Número',
    verified: 'Nome na Meta',
    quality: 'Qualidade',
    templates: 'Modelos',
    templatesText: (amount, isMore) =>
      isMore ? `mais de ${n(amount)}, logo aparecem aqui` : `${n(amount)}, logo aparecem aqui`,
    connect: 'Conectar este número',
    connectTitle: 'Conectar',
    connectLead: 'O Sayso guarda os segredos com criptografia e os testa mais uma vez. Nada é enviado a ninguém.',
    refused: 'A Meta recusa o token desde que você o testou. Dê outro. Nada foi conectado.',
  },
  webhook: {
    title: 'O endereço do seu sistema',
    url: 'Endereço',
    urlHint: 'https, público. O Sayso envia JSON por POST e espera um 2xx.',
    answered: (took) => `Algo responde lá (${took}). Nada de nenhum contato foi enviado.`,
    silent: (reason) =>
      `Nada responde lá ainda (${reason}). Você pode conectar mesmo assim: o que houver para enviar espera e é tentado de novo.`,
    connectTitle: 'Conectar',
    connectLead: 'É enviado o que escolheu cada pessoa que já respondeu, primeiro as recusas, e depois cada mudança.',
    connect: 'Conectar e mostrar o segredo',
  },
  problems: {
    marked: 'Nada foi guardado. Olhe o campo marcado.',
    address_refused:
      'Este endereço leva a uma rede privada ou a nenhuma. Precisa ser https e público. Quem administra o sistema pode permitir um em ALLOW_PRIVATE_BACKENDS.',
    unknown_host: 'Não existe um servidor com esse nome. Procure um erro de digitação.',
    not_http: 'Isto não é um endereço da web. Ele começa com https://.',
    not_https: 'Este endereço não é https, então o token viajaria à vista. Use https.',
    not_a_url: 'Isto não é um endereço da web. Ele se parece com https://flows.weni.ai.',
    has_credentials: 'Tire usuário e senha do endereço: endereços aparecem em registros.',
    own_address: 'Este é o endereço do próprio Sayso: ele chamaria a si mesmo. Dê o do seu sistema.',
    token_missing: 'Dê o token. O guardado só é usado com o endereço para o qual foi dado.',
    secret_missing: 'Dê o token de acesso e a chave secreta do app. Os guardados só são usados com o mesmo número.',
    bad_token: 'A Weni recusa este token (403). Copie o de um administrador do projeto.',
    not_a_workspace: 'O que está neste endereço não responde como a API da Weni. O da Weni é flows.weni.ai.',
    unreachable: (reason) =>
      `Não respondeu de um jeito que possamos usar (${reason}). Nada foi alterado. Tente de novo daqui a pouco.`,
    meta_token: 'A Meta recusa o token de acesso (190): está errado ou venceu.',
    meta_number: (reason) =>
      `A Meta não conhece esse id de número com este token (${reason}). Copie-o de WhatsApp, Configuração da API.`,
    meta_account: (reason) =>
      `A Meta não mostra essa conta com este token (${reason}). Confira o id da conta e se o token pode administrá-la.`,
    provision: (reason) =>
      `Não foi possível criar os campos e grupos (${reason}). Nada foi conectado. O que foi criado fica vazio e é usado quando você tentar de novo.`,
    again: 'Nada foi conectado. Tente de novo daqui a pouco.',
    not_begun: 'Não há nada para continuar: comece pelo primeiro passo.',
  },
}
