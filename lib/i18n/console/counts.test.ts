import { expect, test } from 'vitest'
import { es as importsEs } from './imports/es'
import { ptBr as importsPtBr } from './imports/pt-br'
import { en as overviewEn } from './overview/en'
import { es as overviewEs } from './overview/es'
import { ptBr as overviewPtBr } from './overview/pt-br'
import { es as peopleEs } from './people/es'
import { es as watchEs } from './watch/es'
import { ptBr as watchPtBr } from './watch/pt-br'

// Right after the set-up there is one person, one topic and one file: what is counted is one as often as many.
test.each([
  [overviewEn.lead('1', 'now'), '1 person, counted now.'],
  [overviewEs.lead('1', 'ahora'), '1 persona, contada ahora.'],
  [overviewPtBr.lead('1', 'agora'), '1 pessoa, contada agora.'],
  [overviewEs.reasons.aside('1', '2'), '1 dio un motivo, 2 rechazaron, 30 días'],
  [overviewPtBr.reasons.aside('1', '1'), '1 deu um motivo, 1 recusou, 30 dias'],
  [overviewEs.backends.behind('1', '5 min'), '1 pendiente, el más antiguo desde hace 5 min.'],
  [peopleEs.summary.allowed(1, 1), 'puede recibir 1 de 1 tema'],
  [importsEs.report.done('1', '1 fila'), 'Terminado: 1 tomada, de 1 fila'],
  [importsPtBr.report.done('1', '1 linha'), 'Concluído: 1 aceita, de 1 linha'],
  [watchEs.saves.of(1, 3), 'Se quedó 1 de 3'],
  [watchPtBr.seen(1, '0,2'), 'Saiu 1, quando o normal seria 0,2.'],
])('%s', (text, expected) => {
  expect(text).toContain(expected)
})

test.each([
  [overviewEn.lead('12', 'now'), '12 people, counted now.'],
  [overviewEs.lead('12', 'ahora'), '12 personas, contadas ahora.'],
  [watchEs.saves.of(2, 3), 'Se quedaron 2 de 3'],
])('%s', (text, expected) => {
  expect(text).toContain(expected)
})
