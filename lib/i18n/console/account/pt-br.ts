import type { AccountWords } from './shape'

export const ptBr: AccountWords = {
  title: 'Sua conta',
  lead: (email) => `Você entra como ${email}.`,
  you: {
    title: 'Você',
    name: 'Nome',
    language: 'Idioma do console',
    button: 'Salvar',
    done: 'Salvo.',
  },
  password: {
    title: 'Senha',
    none: 'Você não tem senha aqui: entra pelo seu provedor.',
    current: 'Senha atual',
    next: 'Senha nova',
    button: 'Trocar a senha',
    done: (signedOut) =>
      signedOut === 0
        ? 'Sua senha foi trocada.'
        : `Sua senha foi trocada e a sessão foi encerrada em ${signedOut === 1 ? 'outro navegador' : `outros ${signedOut} navegadores`}.`,
    wrong: 'A senha atual não está certa.',
  },
  factor: {
    title: 'Segunda etapa',
    off: 'Com uma segunda etapa, quem descobrir sua senha ainda não consegue entrar: precisaria também do seu celular.',
    on: 'Está ativada: depois da senha, pedimos um código do seu aplicativo.',
    left: (count) =>
      count === 0
        ? 'Não resta nenhum código de recuperação. Crie novos agora.'
        : `${count === 1 ? 'Resta um código' : `Restam ${count} códigos`} de recuperação.`,
    begin: 'Ativar a segunda etapa',
    scan: 'Leia isto com um aplicativo autenticador e digite o código que ele mostra.',
    qr: 'QR code para o seu aplicativo autenticador',
    orType: 'Ou digite este segredo no aplicativo:',
    code: 'Código do aplicativo',
    confirm: 'Confirmar o código',
    cancel: 'Agora não',
    done: 'A segunda etapa está ativada e as sessões nos outros navegadores foram encerradas. Guarde estes códigos de recuperação onde possa achar sem o celular. Cada um vale uma vez, e eles não aparecem de novo:',
    wrong: 'O código não está certo. Ele muda a cada 30 segundos: use o que aparece agora.',
    notBegun: 'A segunda etapa já está ativada ou não tinha sido iniciada.',
    renew: 'Criar novos códigos de recuperação',
    renewed: 'Estes são seus novos códigos. Os anteriores não valem mais, e estes não aparecem de novo:',
    switchOff: 'Desativar a segunda etapa',
    offDone: 'A segunda etapa está desativada.',
  },
  provider: {
    title: (name) => name,
    none: 'Não conectada.',
    linked: (label, since) => `Conectada como ${label} desde ${since}.`,
    connect: (name) => `Conectar ${name}`,
    goOn: 'Agora continue no seu provedor.',
    goTo: (name) => `Continuar no ${name}`,
    connected: 'Conectada. A partir de agora você pode entrar com ela.',
    taken: 'Esta conta está conectada a outra pessoa aqui. Nada foi alterado.',
    remove: 'Desconectar',
    removed: 'Desconectada.',
    needsPassword: 'Você não tem senha aqui, então esta é sua única entrada. Peça antes um link de senha.',
  },
  sessions: {
    title: 'Onde você está conectado',
    here: 'este navegador',
    last: 'último uso:',
    from: (address) => `de ${address}`,
    unknown: 'Navegador desconhecido',
    end: 'Sair',
    ended: 'A sessão nesse navegador foi encerrada.',
    gone: 'A sessão nesse navegador já tinha sido encerrada.',
    endOthers: (count) => `Sair ${count === 1 ? 'do outro navegador' : `dos outros ${count} navegadores`}`,
    endedOthers: (count) =>
      count === 0
        ? 'Não havia sessão em outro navegador.'
        : `A sessão foi encerrada em ${count === 1 ? 'outro navegador' : `outros ${count} navegadores`}.`,
  },
  leave: {
    title: (business) => `Sair de ${business}`,
    text: 'Você não verá nem mudará mais nada desta empresa. Para voltar, precisa de um convite.',
    button: 'Sair da empresa',
    lastOwner: 'Você é o único proprietário. Torne antes outra pessoa proprietária, em Equipe.',
  },
  prove: {
    title: 'É você?',
    lead: 'Antes de algo que não pode ser desfeito, perguntamos mais uma vez. Depois disso, não perguntamos por 15 minutos.',
    password: 'Sua senha',
    code: 'Código do seu aplicativo autenticador',
    button: 'Confirmar',
    done: 'Confirmado. Feche esta aba, volte e aperte o botão de novo.',
    provider: (name) => `Confirmar com ${name}`,
    wrong: 'Isto não está certo.',
    notAsked: (name) =>
      `${name} não pediu que você entrasse de novo, então isto não confirma nada. Saia da sua conta lá e confirme outra vez. Se não adiantar, peça a quem administra o Sayso um link para criar uma senha.`,
  },
}
