/** The same in Portuguese. */
export const questions = {
  ask: 'Confirme o que você quer receber de {business} pelo WhatsApp:',
  askLine: '• {topic}: {description}',
  askAfter: 'Se você não confirmar, não vamos enviar. Você pode dizer não quando quiser.',
  askWord: 'Para confirmar, escreva {word}. Veja e mude seus assuntos aqui: {url}',
  askYes: 'Sim, quero receber',
  askAll: 'Sim para tudo',
  askChoose: 'Escolher',
  askNo: 'Não quero',
  pick: 'Escolha o que você quer receber de {business}. Para incluir outro assunto, abra a lista de novo.',
  picks: 'Assuntos',
  notOpen: 'Não há mais nada para confirmar, então nada mudou.',
  here: 'Veja e mude seus assuntos aqui: {url}',
  comeBack: 'Para voltar a receber só um assunto, escreva {keyword} e o nome dele.',
  code: '{code} é o seu código para ver seus dados em {business}. Vale uma única vez, por 10 minutos, e só na sua página. Não compartilhe com ninguém.',
  tooManyCodes: 'Já enviamos vários códigos para você. Espere uma hora para pedir outro.',
} as const
