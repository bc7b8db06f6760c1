import { expect, test } from 'vitest'
import { en } from './source/words/en'
import { es } from './source/words/es'
import { ptBr } from './source/words/pt-br'
import type { Words } from './source/words/shape'

/** What is counted, and the start of its sentence for one and for 1,234 of it. */
const COUNTED: readonly (readonly [Words, (words: Words, count: number) => string, one: string, many: string])[] = [
  [en, (w, n) => w.exportHolds(n), 'The one line is as signed:', 'All 1,234 lines are as signed:'],
  [es, (w, n) => w.exportHolds(n), '1 línea está como se firmó:', '1234 líneas están como se firmaron:'],
  [ptBr, (w, n) => w.exportHolds(n), '1 linha está como foi assinada:', '1.234 linhas estão como foram assinadas:'],
  [es, (w, n) => w.evidenceHolds(n), '1 evidencia está como se selló.', '1234 evidencias están como se sellaron.'],
  [
    ptBr,
    (w, n) => w.evidenceHolds(n),
    '1 evidência está como foi selada.',
    '1.234 evidências estão como foram seladas.',
  ],
  [es, (w, n) => w.evidenceGone(n), '1 evidencia no está en el archivo: se borró al', '1234 evidencias no están en el'],
  [
    ptBr,
    (w, n) => w.evidenceGone(n),
    '1 evidência não está no arquivo: apagada no',
    '1.234 evidências não estão no arquivo: apagadas',
  ],
  [
    en,
    (w, n) => w.shrunk(n, 2000),
    'The log became shorter: it has 1 entry,',
    'The log became shorter: it has 1,234 entries,',
  ],
  [
    es,
    (w, n) => w.shrunk(n, 2000),
    'El registro se acortó: tiene 1 entrada,',
    'El registro se acortó: tiene 1234 entradas,',
  ],
  [
    ptBr,
    (w, n) => w.shrunk(n, 2000),
    'O registro encolheu: tem 1 entrada,',
    'O registro encolheu: tem 1.234 entradas,',
  ],
]

test.each(COUNTED)('%# what the verifier counts agrees with its number', (words, say, one, many) => {
  expect(say(words, 1)).toContain(one)
  expect(say(words, 1234)).toContain(many)
})
