import type { SignInWords } from './shape'

const minutesOf = (minutes: number) => (minutes === 1 ? 'um minuto' : `${minutes} minutos`)

export const ptBr: SignInWords = {
  title: 'Entrar',
  email: 'E-mail',
  password: 'Senha',
  passwordHint: 'Você pode colar a senha ou usar seu gerenciador.',
  button: 'Entrar',
  or: 'ou',
  provider: (name) => `Continuar com ${name}`,
  who: 'Você precisa de um convite de um proprietário da empresa. Clientes de uma empresa não precisam de conta: usam o link do próprio chat.',
  forgot: 'Esqueceu?',
  forgotText:
    'Peça a quem administra esta instalação um link para criar uma senha nova. Ele é gerado com npm run -s console -- password e o seu e-mail.',
  signedOut: 'Você saiu.',
  noBusiness: 'No momento você não trabalha para nenhuma empresa aqui. Peça um convite a um proprietário.',
  wrong: 'E-mail ou senha incorretos.',
  triesLeft: (count) =>
    count === 0
      ? 'Depois da próxima tentativa errada, pediremos que você espere 15 minutos.'
      : `Depois de ${count === 1 ? 'mais uma tentativa' : `mais ${count} tentativas`}, pediremos que você espere 15 minutos.`,
  wait: (minutes) =>
    `Tentativas demais. Espere ${minutesOf(minutes)} e tente de novo. Se não foi você, sua senha continua segura.`,
  busy: 'Muita gente está entrando neste momento. Tente de novo em alguns segundos.',
  providerFailed: (name) => `Não foi possível entrar com ${name}. Tente de novo ou use sua senha.`,
  providerUnknown: (name) =>
    `Sua conta no ${name} ainda não está conectada a ninguém aqui. Use o link do seu convite, ou entre com sua senha e conecte a conta em “Sua conta”.`,
  code: {
    title: 'Seu código',
    lead: 'Seis dígitos do seu aplicativo autenticador.',
    label: 'Código',
    button: 'Continuar',
    recovery: 'Usar um código de recuperação',
    recoveryTitle: 'Um código de recuperação',
    recoveryLead: 'Um dos códigos que você guardou ao ativar a segunda etapa. Vale uma única vez.',
    recoveryLabel: 'Código de recuperação',
    app: 'Usar o aplicativo autenticador',
    other: 'Entrar como outra pessoa',
    wrong: 'O código não está certo. Ele muda a cada 30 segundos: use o que aparece agora.',
    used: 'Este código já foi usado. Espere o próximo.',
    wait: (minutes) => `Tentativas demais. Espere ${minutesOf(minutes)} e tente de novo.`,
  },
  newPassword: {
    title: 'Uma senha nova',
    lead: (email) => `Para ${email}. Todas as suas sessões serão encerradas e você entrará com a nova.`,
    label: 'Senha nova',
    button: 'Salvar a senha',
    dead: {
      unknown: 'Este link não existe',
      expired: 'Este link venceu',
      used: 'Este link já foi usado',
    },
    ask: 'Peça um novo a quem administra esta instalação. Um link vale uma única vez, durante uma hora.',
    done: 'Sua senha nova está salva. Entre com ela.',
  },
  closed: {
    title: 'O console ainda não está ativado',
    text: 'Ele precisa de um segredo com o qual protege as sessões. Todo o resto do Sayso funciona sem ele.',
    steps: [
      'Crie um segredo com o comando abaixo.',
      'Escreva AUTH_SECRET= e o que ele mostrou no arquivo .env desta instalação.',
      'Inicie o Sayso de novo.',
    ],
    command: 'openssl rand -base64 32',
  },
  before: (when, from) => (from ? `Último acesso: ${when}, de ${from}` : `Último acesso: ${when}`),
}
