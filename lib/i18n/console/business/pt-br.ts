import { readmeText } from './readme-text'
import type { BusinessWords } from './shape'

const FILES = [
  [
    'configuration.json',
    'assuntos com seus textos, marca, idiomas, conexões, remetentes, modelos, equipe e chaves de API. Sem segredos.',
  ],
  ['consents.csv', 'o que vale para cada pessoa e assunto. Pode ser importado de novo.'],
  ['contacts.ndjson', 'cada pessoa com todos os números e ids, inclusive os antigos.'],
  ['ledger.ndjson', 'cada registro selado: quem disse o quê, quando e como, encadeados por hashes.'],
  ['evidence.ndjson', 'as palavras e circunstâncias por trás dos registros, em texto claro.'],
  ['notices.ndjson', 'os textos que foram mostrados, pelo hash que os registros citam.'],
  ['sources.ndjson', 'as campanhas, fluxos e modelos que os registros citam.'],
  ['audit.ndjson', 'quem da sua equipe mudou o quê, e quando.'],
] as const

export const ptBr: BusinessWords = {
  title: 'Empresa',
  lead: 'Faça testes sem chegar a ninguém, leve tudo o que você tem, ou encerre a empresa.',
  test: {
    title: 'Modo de teste',
    text: 'Chaves de teste agem em uma empresa de teste: uma cópia dos seus assuntos e textos, sem suas pessoas e sem conexões.',
    points: [
      'O que uma chave de teste faz não chega a nenhuma pessoa real nem muda nenhum consentimento real.',
      'A cópia acompanha sozinha seus assuntos, textos e marca.',
      'Links de uma chave de teste abrem a página real, com pessoas inventadas.',
    ],
    none: 'Ela ainda não existe. Sua primeira chave de teste a cria.',
    there: 'Ela existe e acompanha suas mudanças.',
    keys: 'Chaves de API',
  },
  archive: {
    title: 'Levar tudo',
    text: 'Um arquivo ZIP com tudo o que o Sayso guarda desta empresa. Ele é criado enquanto é baixado.',
    files: FILES,
    care: 'Ele tem nomes, números e palavras das pessoas em texto claro. Guarde-o como guardaria os originais. O fato de você tê-lo levado fica no registro de atividades.',
    button: 'Baixar o arquivo',
    readme: readmeText('Tudo o que o Sayso guarda desta empresa.', FILES, [
      'Arquivos que terminam em .ndjson têm um objeto JSON por linha, em UTF-8. As datas seguem a ISO 8601.',
      'O hash de um registro é calculado sobre seu payload, byte a byte; prev é o hash do registro anterior.',
      'O digest de uma prova é o SHA-256 do seu salt (aqui em base64url) seguido do seu texto.',
      'Os arquivos foram lidos um após o outro: uma mudança gravada enquanto isso pode estar em um e não em outro.',
      'Contém dados pessoais em texto claro. Guarde bem e apague quando não for mais necessário.',
    ]),
  },
  proven: 'Confirmado. Agora aperte o botão de novo.',
  closing: {
    title: 'Encerrar a empresa',
    text: 'Durante 14 dias um proprietário pode mantê-la com um botão. Depois não há como desfazer.',
    parts: [
      [
        'Na hora',
        [
          'Nada pode ser enviado: toda consulta diz não, também nos assuntos sempre ativos, e os sistemas conectados são avisados.',
          'Importações, links novos e mudanças de assuntos são recusados. As chaves de API ainda leem.',
          'Os links que as pessoas têm continuam abrindo, e com eles elas podem cancelar tudo. O que dizem fica registrado.',
        ],
      ],
      [
        'Depois de 14 dias',
        [
          'As conexões são desligadas, chaves de API e convites terminam, e ninguém mais trabalha aqui.',
          'Leve tudo antes disso: depois não será possível.',
        ],
      ],
      [
        'O que fica',
        [
          'A prova do que as pessoas disseram, os números e as páginas delas, enquanto a prova é guardada aqui.',
          'Depois cada pessoa é apagada; quem nunca disse nada, logo no início. Por ordem sua, quem opera esta instalação apaga todas antes.',
          'Um código que não identifica ninguém, para que quem foi apagado não receba mensagens de novo.',
        ],
      ],
    ],
    name: (name) => `Digite o nome da empresa: ${name}`,
    nameHint: 'Para que ninguém encerre a empresa errada.',
    button: 'Encerrar a empresa',
    begun: (day) => `A empresa será encerrada em ${day}. A partir de agora nada pode ser enviado.`,
    begunAlready: (day) => `Alguém já tinha começado. A empresa será encerrada em ${day}.`,
    otherName: 'Este não é o nome da empresa. Nada foi alterado.',
    until: (day) =>
      `Esta empresa será encerrada em ${day}. Até lá um proprietário pode mantê-la, e tudo fica como antes.`,
    keep: 'Manter a empresa',
    kept: 'A empresa fica. Tudo está como antes.',
    notClosing: 'Alguém já manteve a empresa. Ela não está sendo encerrada.',
    closed: 'A empresa está encerrada. Não há como desfazer.',
  },
  otherBusiness: 'Enquanto isso você trocou de empresa, então nada foi levado. Aperte o botão de novo.',
}
