import type { ColumnsWords } from './shape'

const REMOVE = 'Se uma coluna trata de outra coisa, tire-a do arquivo e envie-o de novo.'

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
    answers: 'Só se procura um não',
  },
  notes: {
    numberCountry: (columns) =>
      `País do número, em ${columns}: um número sem código de país é lido como do país que consta na linha. ${REMOVE}`,
    personCountry: (columns) =>
      `País da pessoa, em ${columns}: se for diferente do indicado em “Números sem código de país são de”, um número sem código de país é lido como do país em cujo plano de numeração se encaixa melhor, e o relatório o marca como suposto. Um sim só conta se esse for o país da linha, porque as pessoas mantêm o número quando se mudam; se o número se encaixar igualmente bem nos dois, um não só conta se você escolheu um país ali. Escreva esses números com o código do país. ${REMOVE}`,
    refusals: (columns, isWide) =>
      [
        `Possíveis recusas, em ${columns}: um sim só conta se esta célula da linha estiver vazia, disser não ou tiver uma data anterior ao sim. Se o nome de uma coluna contiver “sim não” ou “si no” e puder ser lido de duas maneiras, um não também recusa o sim. As recusas em si não são registradas.`,
        isWide
          ? 'Para registrá-las, importe a coluna primeiro como resposta, um assunto por vez, e depois tire-a do arquivo.'
          : 'Para registrá-las, escolha “Resposta, sim ou não” na coluna e, se for perguntado, diga o que significa um sim.',
        'Se diz quando a pessoa recusou, escolha “Quando disse não”.',
        REMOVE,
      ].join(' '),
    answers: (columns, isWide) =>
      [
        `Só se procura um não, em ${columns}: se esta célula da linha disser que a pessoa recusou, um sim não conta. O resto não é lido.`,
        ...(isWide ? [] : ['Se uma dessas colunas tem as respostas, escolha “Resposta, sim ou não” nela.']),
      ].join(' '),
  },
  named: (name) => `“${name}”`,
  others: (count) => (count === '1' ? 'mais 1' : `mais ${count}`),
}
