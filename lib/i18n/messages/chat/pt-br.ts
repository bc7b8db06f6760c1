import { questions } from '../questions/pt-br'

/** What is written in the chat, in Brazilian Portuguese. */
export const chat = {
  ...questions,
  choose: 'Escolha o que {business} pode enviar para você, ou deixe de receber mensagens.',
  change: 'Você pode mudar quando quiser.',
  button: 'Minhas preferências',
  link: 'Escolha o que {business} pode enviar para você, ou deixe de receber mensagens: {url}',
  afterStop: 'Você pode voltar a receber mensagens ou escolher assuntos aqui: {url}',
  refused: 'Pronto. {business} não vai mais enviar essas mensagens para você. Veja e mude seus assuntos aqui: {url}',
  returned:
    'Que bom ter você de volta! Você volta a receber mensagens de {business}. Você pode mudar seus assuntos aqui: {url}',
  returnedPaused:
    'Que bom ter você de volta! As mensagens de {business} continuam em pausa até {date}. Retome agora ou mude seus assuntos aqui: {url}',
  returnedPausedOpen:
    'Que bom ter você de volta! As mensagens de {business} continuam em pausa até você retomar. Retome agora ou mude seus assuntos aqui: {url}',
}
