import type { ColumnsWords } from './shape'

/** How refusals are recorded that a column may hold. */
const recording = (isWide: boolean) =>
  [
    isWide
      ? 'Para registrá-las, importe a coluna primeiro como resposta, um assunto por vez, e depois tire-a do arquivo.'
      : 'Para registrá-las, escolha “Resposta, sim ou não” na coluna e, se for perguntado, diga o que significa um sim.',
    'Se diz quando a pessoa recusou, escolha “Quando disse não”.',
  ].join(' ')

export const ptBr: ColumnsWords = {
  title: '1 · O que significam as colunas',
  aside: 'Encontradas pelo nome; mude o que estiver errado',
  column: 'Coluna',
  use: 'Lida como',
  samples: 'Primeiros valores',
  more: (count) => (count === '1' ? 'Mais 1 coluna fica de fora.' : `Mais ${count} colunas ficam de fora.`),
  effects: {
    numberCountry: 'País do número',
    personCountry: 'País da pessoa',
    refusals: 'Possíveis recusas',
    either: 'Um sim ou um não pode ser recusa',
    denied: 'O que não for sim é recusa',
    answers: 'Só se procura um não',
  },
  alsoCount: 'Estas colunas também contam',
  notes: {
    numberCountry: () => ({
      does: 'Um número sem código de país é lido como do país que consta na linha.',
      rest: '',
    }),
    personCountry: () => ({
      does: 'Se o país da linha não for o escolhido abaixo, um número sem código de país é lido como do país em que se encaixa melhor, e o relatório o marca como suposto. Um sim só conta então se esse for o país da linha.',
      rest: 'As pessoas mantêm o número quando se mudam. Se o número se encaixar igualmente bem nos dois países, um não só conta se você escolheu um país em “Números sem código de país são de”. Escreva esses números com o código do país.',
    }),
    refusals: (isWide) => ({
      does: 'Um sim só conta se esta célula da linha estiver vazia, disser não ou tiver uma data anterior ao sim. As recusas em si não são registradas.',
      rest: recording(isWide),
    }),
    either: (isWide) => ({
      does: 'Um sim só conta se esta célula da linha estiver vazia ou tiver uma data anterior ao sim. O nome pode ser lido de duas maneiras, então tanto um sim como um não podem ser a recusa. As recusas em si não são registradas.',
      rest: recording(isWide),
    }),
    denied: (isWide) => ({
      does: 'Um sim só conta se esta célula da linha estiver vazia ou disser sim. O nome da coluna diz que a pessoa não recusou, então um não nela é uma recusa. As recusas em si não são registradas.',
      rest: recording(isWide),
    }),
    answers: (isWide) => ({
      does: 'Se esta célula da linha disser que a pessoa recusou, um sim não conta. O resto não é lido.',
      rest: isWide ? '' : 'Se uma dessas colunas tem as respostas, escolha “Resposta, sim ou não” nela.',
    }),
  },
  rest: 'Mais sobre isso',
  remove: 'Alguma trata de outra coisa? Tire-a do arquivo e envie-o de novo.',
  named: (name) => `“${name}”`,
  others: (count) => (count === '1' ? 'mais 1' : `mais ${count}`),
}
