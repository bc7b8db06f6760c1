/** The receipt that a person keeps, in Brazilian Portuguese. */
export const receipt = {
  keep: 'Obter um comprovante',
  title: 'Seu comprovante de {business}',
  saved: 'Salvo em {date}. Referência {reference}.',
  chose: 'O que você disse',
  saw: 'Texto que você viu',
  proof: 'Prova',
  whole:
    'É a entrada {index, number} de {size, number} em um registro assinado que só pode crescer. Com o arquivo abaixo, qualquer pessoa pode conferir isso sem {business}, mesmo daqui a anos.',
  soon: 'A prova é preparada a cada minuto. Abra esta página de novo depois deste horário: {time}.',
  file: 'Baixar o comprovante',
  fileHelp:
    'O arquivo tem tudo o que é preciso para conferir. Guarde o arquivo: esta página sozinha não serve de prova.',
  open: 'Ver o comprovante',
  back: 'Voltar',
}
