import type { Words } from './shape'

const countPtBr = (number: number, one: string, many: string) =>
  `${number.toLocaleString('pt-BR')} ${number === 1 ? one : many}`

export const ptBr: Words = {
  language: 'pt-BR',
  truncated: 'O arquivo termina no meio. Ele foi cortado, talvez durante o download.',
  notUtf8: 'O arquivo não é texto em UTF-8.',
  notJson: (place) => `O arquivo não é JSON válido: o caractere ${place} não pertence ali.`,
  tooDeep: (levels) => `O arquivo tem mais de ${levels} níveis. Nenhum arquivo do Sayso tem.`,
  tooLarge: (bytes) => `O arquivo, ou uma de suas linhas, passa de ${countPtBr(bytes, 'byte', 'bytes')}.`,
  doubled: (name) => `O nome “${name}” aparece duas vezes em um objeto. Dois programas poderiam ler coisas diferentes.`,
  wrongField: (name) => `O campo “${name}” está faltando ou tem um valor de outro tipo.`,
  notOurs: () => 'Não é um comprovante, um dossiê de evidências nem uma exportação do Sayso.',
  laterFormat: (format) =>
    `Este arquivo é de uma versão posterior (${format}). Este verificador não a conhece; consiga um mais novo.`,
  notCanonical: 'O texto da linha não é o único que corresponde ao seu conteúdo (RFC 8785).',
  atLine: (line) => (sentence) => `Entrada ${line.toLocaleString('pt-BR')}: ${sentence}`,
  noKey: 'Não há nenhuma chave pública de um registro no arquivo de chaves.',
  badKey: (line) => `A linha ${line} do arquivo de chaves não é uma chave pública.`,
  tooManyKeys: (most) => `O arquivo de chaves tem mais de ${most} linhas.`,
  keptUnreadable: 'O ponto de controle que você guardou não é um ponto de controle.',
  signed: (origin, size) =>
    `Uma chave em que você confia assinou o registro ${origin} com ${countPtBr(size, 'entrada', 'entradas')}.`,
  signatureWrong: (origin) => `A assinatura não é a da sua chave para ${origin}. O ponto de controle foi alterado.`,
  keyCompromised: (origin, since) =>
    `O ponto de controle de ${origin} está assinado com uma chave que outros podem ter desde ${since}. Sozinho, não prova nada.`,
  unknownKey: (origin, known) =>
    `O ponto de controle de ${origin} não está assinado com nenhuma das chaves que você deu. Suas chaves são de: ${known.join(', ')}.`,
  otherBusiness: (origin) => `A prova é do registro ${origin}, que pertence a outro.`,
  witnessed: (name, time) => `A testemunha ${name} viu este ponto de controle em ${time}.`,
  witnessWrong: (name) => `A assinatura da testemunha ${name} não é autêntica.`,
  keptNotCompared: (origin, size) =>
    `Nada foi comparado com o ponto de controle que você guardou (${origin}, ${countPtBr(size, 'entrada', 'entradas')}). Uma exportação do registro ${origin} inteiro pode ser comparada.`,
  sameAsKept: 'É o ponto de controle que você guardou.',
  extendsKept: (size) =>
    (size === 1 ? 'A primeira entrada é a' : `As primeiras ${size.toLocaleString('pt-BR')} entradas são as`) +
    ' do ponto de controle que você guardou.',
  fork: (size, root) =>
    `O registro tem uma bifurcação: com ${countPtBr(size, 'entrada', 'entradas')} ele tinha outra raiz (${root}) que o ponto de controle que você guardou. Mostraram outra história a alguém.`,
  shrunk: (size, kept) =>
    `O registro encolheu: tem ${countPtBr(size, 'entrada', 'entradas')}, e o ponto de controle que você guardou tem ${kept.toLocaleString('pt-BR')}.`,
  included: {
    line: (place, size) =>
      `A linha é a entrada ${place.toLocaleString('pt-BR')} de ${size.toLocaleString('pt-BR')} deste registro.`,
    checkpoint: (place, size) =>
      `Este registro contém o ponto de controle da empresa como entrada ${place.toLocaleString('pt-BR')} de ${size.toLocaleString('pt-BR')}.`,
  },
  notIncluded: (origin) => `O registro ${origin} não a contém: o caminho até a raiz é falso.`,
  proofUnreadable: 'A prova não tem a forma c2sp.org/tlog-proof@v1.',
  noProofYet: (expected) =>
    `Ainda não há prova nele. O registro é assinado mais ou menos a cada minuto (esperado até ${expected}): baixe o comprovante de novo.`,
  lineHolds: 'A linha está como foi selada.',
  lineChanged: 'A linha foi alterada: seu texto não corresponde ao hash com que foi selada.',
  labelsHold: 'O que o arquivo diz da linha é o que a linha diz.',
  labelDiffers: (field) => `O campo “${field}” não é o que a linha diz.`,
  noticesHold: (many) =>
    `${countPtBr(many, 'texto mostrado corresponde', 'textos mostrados correspondem')} ao hash selado.`,
  noticeChanged: (hash) => `O texto do hash ${hash}… não é o que foi mostrado.`,
  noticeForeign: (hash) => `A linha não menciona o texto ${hash}….`,
  noticeMissing: (hash) => `O texto ${hash}… não está no arquivo, então não se vê o que ele dizia.`,
  openingHolds: (name) => `O que foi selado como “${name}” é o que o arquivo mostra.`,
  openingDiffers: (name) => `O que foi selado como “${name}” não é o que o arquivo mostra.`,
  chainHolds: (contact, lines) => `A cadeia de ${contact} está íntegra: ${countPtBr(lines, 'linha', 'linhas')}.`,
  chainBroken: (contact, seq) =>
    `A cadeia de ${contact} está quebrada: a linha ${seq} foi alterada, removida ou movida.`,
  chainForeign: (contact, seq) =>
    `A linha ${seq} da cadeia de ${contact} é de outra pessoa, outro lugar ou outra empresa.`,
  headDiffers: (contact) => `A cadeia de ${contact} não termina onde o arquivo diz. Faltam suas últimas linhas.`,
  mergedMissing: (contact, other) =>
    `A cadeia de ${contact} foi unida à de ${other}, e no arquivo falta essa cadeia ou uma parte dela.`,
  chainOfOther: (contact) => `Nada mostra que a cadeia de ${contact} seja da mesma pessoa que a primeira.`,
  evidenceHolds: (many) =>
    `${countPtBr(many, 'evidência está como foi selada', 'evidências estão como foram seladas')}.`,
  evidenceChanged: (seq) => `A evidência da linha ${seq} não é a que foi selada.`,
  evidenceGone: (many) =>
    `${countPtBr(many, 'evidência não está', 'evidências não estão')} no arquivo: ${many === 1 ? 'apagada' : 'apagadas'} no fim do prazo ou com a pessoa. As linhas continuam valendo.`,
  linesProven: (lines) => `${countPtBr(lines, 'linha está', 'linhas estão')} no registro assinado.`,
  linesOpen: (lines) =>
    lines === 1
      ? '1 linha não está em nenhum ponto de controle assinado: é muito recente, ou alguém a acrescentou.'
      : `${lines.toLocaleString('pt-BR')} linhas não estão em nenhum ponto de controle assinado: são muito recentes, ou alguém as acrescentou.`,
  nothingSigned: 'Nada no arquivo está assinado: a empresa poderia ter feito tudo hoje.',
  endNotProven:
    'Este arquivo não mostra se a pessoa tem linhas posteriores a estas. Só uma exportação do registro inteiro mostra isso.',
  standingsNotProven:
    'O que o arquivo diz sobre hoje (permitido ou não) é calculado pela empresa. Só as linhas estão provadas.',
  outOfOrder: 'as entradas não estão em sua ordem.',
  gap: 'falta uma entrada antes desta.',
  moreThanSigned: 'há mais entradas do que as assinadas.',
  tooFew: (lines, size) =>
    `A exportação não está completa: tem ${countPtBr(lines, 'entrada', 'entradas')}, e foram assinadas ${size.toLocaleString('pt-BR')}.`,
  partOfLog: 'É uma parte do registro. Só uma exportação do registro inteiro mostra que não falta nenhuma linha.',
  linesMixed: (lines) =>
    `${countPtBr(lines, 'linha não tem', 'linhas não têm')} prova, e a exportação não é o registro inteiro.`,
  chainForked: (contact, seq) => `a linha ${seq} de ${contact} não segue a linha anterior.`,
  chainsNotFollowed:
    'Há mais contatos do que cadeias que se pode seguir; o registro assinado foi conferido por inteiro.',
  exportHolds: (lines) =>
    `${countPtBr(lines, 'linha está como foi assinada', 'linhas estão como foram assinadas')}: nenhuma foi alterada, removida, acrescentada nem movida.`,
  exportDiffers:
    'As linhas não são as que foram assinadas: ao menos uma foi alterada, removida, acrescentada ou movida.',
  recordsHold(count, signers) {
    const records = countPtBr(
      count,
      'registro de consentimento está como foi assinado por',
      'registros de consentimento estão como foram assinados por',
    )
    return `${records} ${signers.join(', ')}.`
  },
  recordsNotWhole: 'Cada registro é assinado sozinho. Só uma exportação do registro mostra que nenhum falta.',
  recordUnknownKey: (method, known) =>
    `está assinado com ${method}, que não é uma chave que você deu. As suas: ${known.join(', ') || '–'}.`,
  recordChanged: 'foi alterado: a assinatura não é deste texto.',
  badCertificate: 'Um arquivo de certificados não contém nenhum que possa ser lido, ou contém certificados demais.',
  lineStamped: (at, authority) => `A linha existia antes de ${at}, segundo ${authority}.`,
  entriesStamped: (size, at, authority) =>
    `${size === 1 ? 'A primeira entrada existia' : `As primeiras ${size.toLocaleString('pt-BR')} entradas existiam`} antes de ${at}, segundo ${authority}.`,
  stampNotChecked: (at, authority) =>
    `Um carimbo do tempo diz “antes de ${at}, segundo ${authority}”. Ele não foi conferido: nenhum dos seus arquivos responde por esta autoridade. Dê o certificado dela junto com as chaves.`,
  stampUnreadable: 'Não é possível ler o carimbo do tempo.',
  stampOther: 'O carimbo do tempo é de outra coisa.',
  stampForged: 'O carimbo do tempo é falso: não foi assinado por uma autoridade com tal certificado.',
  allHolds: 'Tudo o que foi conferido é válido.',
  notAllHolds: 'Isto não é válido.',
  says: 'A linha diz',
  kinds: {
    preferences: 'Preferências foram salvas',
    stop: 'A pessoa deixou de receber tudo',
    return: 'Mensagens foram pedidas de novo',
    pause: 'As mensagens foram pausadas',
    resume: 'Uma pausa terminou',
    undo: 'Uma mudança foi desfeita',
    reason: 'Um motivo foi dado',
    release: 'O número foi removido',
    erasure: 'A pessoa foi apagada',
    merged: 'Dois cadastros foram unidos',
    provider_stop: 'O bloqueio do próprio WhatsApp foi ativado',
    provider_resume: 'O bloqueio do próprio WhatsApp foi desativado',
    confirmation_request: 'Uma confirmação foi pedida',
    confirmation: 'Uma escolha foi confirmada',
  },
  answers: { in: 'sim', out: 'não', none: 'retirado' },
  usage: `Uso: sayso-verify <comprovante, dossiê ou exportação>
        --key <chaves públicas, certificado> [--checkpoint <ponto de controle guardado>] [--lang en|es|pt-BR]
Termina com 0 se tudo for válido, senão com 1. Não precisa de rede.`,
  unreadable: (file) => `Não é possível ler o arquivo ${file}.`,
  page: {
    title: 'Conferir um comprovante',
    lead: 'Confira você mesmo o que uma empresa registrou. Nada sai deste aparelho.',
    file: 'Comprovante, dossiê de evidências ou exportação',
    fileHelp: 'Por exemplo sayso-….receipt.json',
    keys: 'Chave pública da empresa',
    keysHelp:
      'Não de quem lhe deu o comprovante: do endereço da própria empresa ou de uma cópia que você guardou. Aqui vai também o certificado (PEM) de uma autoridade de carimbo do tempo.',
    kept: 'Um ponto de controle que você guardou (se tiver)',
    keptHelp: 'Mostra se o registro foi reescrito desde então.',
    language: 'Idioma',
    check: 'Conferir',
    checking: 'Conferindo…',
    marks: { holds: 'Válido', fails: 'Não válido', note: 'Nota' },
    results: 'Resultado',
    ownArithmetic:
      'Este navegador não tem Ed25519 próprio. A assinatura foi conferida pelo cálculo incluído nesta página.',
    offline: 'Esta página funciona a partir do disco, sem rede. Salve-a e abra-a daqui a anos.',
    noScript: 'Esta página calcula com um script. Ative os scripts ou use o programa sayso-verify.mjs.',
    failed: 'Não foi possível ler o arquivo. Escolha-o de novo.',
  },
}
