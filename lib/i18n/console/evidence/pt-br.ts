import { numbersIn } from '@/lib/i18n/console/numbers'
import type { EvidenceWords } from './shape'

const number = numbersIn('pt')
const lines = (count: number) => (count === 1 ? '1 linha' : `${number(count)} linhas`)

export const ptBr: EvidenceWords = {
  title: 'Evidências',
  lead: 'Cada escolha é uma linha selada. As linhas são assinadas para que outra pessoa possa conferi-las sem vocês.',
  covered: {
    title: 'O que está assinado',
    off: 'Nada é assinado ainda',
    offText: 'Um operador configura a chave de assinatura. Até lá o registro está selado e só vocês podem conferi-lo.',
    none: 'Nenhuma linha foi assinada ainda',
    noneText: 'O primeiro ponto de controle é feito cerca de um minuto depois da primeira escolha.',
    lines: (count) => `${lines(count)} ${count === 1 ? 'assinada' : 'assinadas'}`,
    linesText: 'Nenhuma pode ser mudada, removida ou movida sem que se perceba.',
    last: 'Último ponto de controle',
    age: (minutes) =>
      minutes < 1
        ? 'há menos de um minuto'
        : minutes < 60
          ? `há ${minutes} min`
          : minutes < 2880
            ? `há ${Math.floor(minutes / 60)} h`
            : `há ${Math.floor(minutes / 1440)} dias`,
    waiting: (count, isMore) =>
      `${isMore ? 'Mais de ' : ''}${lines(count)} ${count === 1 ? 'posterior' : 'posteriores'} ao último ponto de controle`,
    nothingWaits: 'Todas as linhas estão assinadas',
    stamped: 'Último carimbo do tempo',
    stampedBy: (authority) => `segundo ${authority}`,
    late: 'Há linhas esperando há mais de cinco minutos. As pessoas podem salvar suas escolhas como sempre.',
    since: 'desde',
    everywhere: 'todas as empresas desta instalação',
    problems: {
      key_unreadable: 'Não é possível ler a chave de assinatura. Um operador precisa verificá-la.',
      signer_failed: 'O programa que assina terminou com um erro.',
      signer_slow: 'O programa que assina não responde. O pedido é repetido a cada minuto.',
      memory_failed: 'Não é possível ler ou gravar fora do banco de dados o que foi assinado por último.',
      rolled_back:
        'O banco de dados tem menos do que foi assinado antes: ele voltou atrás. Nada é assinado até que um operador decida.',
      tree_changed: 'A árvore guardada não é a que foi assinada. Alguém mudou o banco de dados.',
      line_missing: 'Uma linha que estava no fluxo não está mais no registro.',
      witness_failed: 'Uma testemunha não confirmou o último ponto de controle.',
      timestamp_failed:
        'A autoridade de carimbo do tempo não dá nenhum carimbo. O pedido é repetido; tudo é assinado como sempre.',
      timestamp_wrong: 'O que a autoridade de carimbo do tempo deu não é um carimbo nosso, por isso não foi guardado.',
    },
  },
  verify: {
    title: 'Conferir agora',
    text: 'Compara cada linha, sua evidência e o que as tabelas dizem com os selos. Não muda nada.',
    button: 'Conferir agora',
    holds: (count, people) =>
      `Íntegro. Foram lidas ${lines(count)} de ${people === 1 ? '1 pessoa' : `${number(people)} pessoas`} e tudo o que decorre delas.`,
    differs: (count, first) =>
      `${count === 1 ? 'Uma coisa não é válida' : `${number(count)} coisas não são válidas`}. A primeira: ${first}`,
    tooMuch: 'Há coisas demais para conferir enquanto você espera. Um operador executa: npm run ledger:verify',
  },
  handOn: {
    title: 'O que entregar',
    text: 'Dê isto a quem deve poder conferir. Não contém nada pessoal.',
    key: 'Chave pública',
    keyAddress: 'Onde qualquer um encontra a chave',
    checkpoint: 'O ponto de controle mais recente. Quem guardar uma cópia verá depois se o registro foi reescrito.',
    verifier: 'Abrir o verificador',
    verifierText:
      'Uma página e um programa que conferem comprovantes e exportações sem rede. Ambos podem ser guardados.',
  },
  exports: {
    title: 'Exportar para uma auditoria',
    text: 'Sem datas, tudo é exportado. O registro de atividades anota cada exportação.',
    from: 'Do dia',
    to: 'Até o dia',
    lines: 'Linhas seladas',
    linesText: 'Cada linha com sua prova. O verificador confere o arquivo.',
    records: 'Registros de consentimento',
    recordsText: 'ISO/IEC TS 27560 em JSON-LD assinado, um registro por pessoa e assunto.',
  },
  lookUp: {
    title: 'Procurar um comprovante',
    text: 'A referência está na página depois de salvar, no comprovante e no chat.',
    reference: 'Referência',
    button: 'Procurar',
    unknown: 'Nenhuma linha tem esta referência.',
    several: 'Mais de uma linha tem esta referência curta. Use a completa, que está no arquivo do comprovante.',
    found: (when, place) => `Registrada em ${when}. É a entrada ${number(place)} do registro assinado.`,
    foundOpen: (when) => `Registrada em ${when}. Nenhum ponto de controle a contém ainda.`,
    open: 'Abrir a pessoa',
  },
}
