import type { StateWords } from './shape'

export const ptBrStates: StateWords = {
  states: {
    in_step: 'Em dia',
    behind: 'Atrasada',
    reading: 'Lendo primeiro',
    token_refused: 'Token recusado',
    blocked: 'Bloqueada',
    refused: 'Recusa as chamadas',
    secret_lost: 'Segredo ilegível',
    not_readable: 'Não pode ser lida',
    disabled: 'Desativada',
    gone: 'Não quer mais nada',
  },
  heads: {
    in_step: (name) => `${name} está em dia`,
    behind: (name) => `${name} está atrasada`,
    reading: (name) => `${name} está sendo lida primeiro`,
    token_refused: (name) => `${name} recusa nosso token`,
    blocked: (name) => `A Meta está bloqueando ${name} por enquanto`,
    refused: (name) => `${name} recusa nossas chamadas`,
    secret_lost: (name) => `O segredo de ${name} não pode ser lido`,
    not_readable: (name) => `Os contatos de ${name} não podem ser lidos`,
    disabled: (name) => `${name} está desativada`,
    gone: (name) => `${name} não quer mais nada de nós`,
  },
  whys: {
    in_step: 'Tudo o que as pessoas escolheram está lá.',
    behind: 'Está demorando mais que o normal. O Sayso continua sozinho, primeiro as recusas.',
    reading: 'Os contatos de lá são lidos e as recusas, registradas. Antes disso nada é escrito lá. Continua sozinho.',
    token_refused: 'Quase sempre a pessoa do token saiu do projeto ou criou um novo. Dê outro token abaixo.',
    blocked:
      'A Meta bloqueia ou limita a conta, muitas vezes porque pessoas denunciaram suas mensagens. Por pelo menos uma hora nada é enviado por ela, não importa o que se mude aqui. Depois o Sayso tenta de novo sozinho.',
    refused: 'Ela responde, mas não aceita nada. O Sayso pergunta de novo sozinho.',
    secret_lost:
      'A chave com que ele foi criptografado sumiu ou está marcada como comprometida. Dê um token ou um segredo novo.',
    not_readable: 'Por isso não se sabe aqui o que as pessoas escolheram lá. O Sayso tenta de novo sozinho.',
    disabled: 'Um membro a desativou. Nada é enviado para lá.',
    gone: 'Ela respondeu 410. Ative de novo quando estiver pronta.',
  },
}
