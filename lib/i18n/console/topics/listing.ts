import { inEachLanguage } from '@/lib/i18n/console/in-each-language'

type Listed = 'always' | 'sources' | 'never'

/** The words of who sees a topic. */
interface ListingWords {
  title: string
  label: string
  options: Record<Listed, { label: string; text: string }>
  /** After the line of a topic in the list; empty for what everybody sees. */
  lines: Record<Listed, string>
  /** How many people see it because they agreed to it or asked for it. */
  agreed: (count: number, text: string) => string
  /** For a topic that everybody has to see. */
  everybody: string
  link: (query: string) => string
  sources: string
  sourcesHint: string
  noSources: string
  save: string
  done: (topic: string) => string
  unchanged: string
  hide: string
  hideHint: string
  problems: { source: string; lastTopic: string; notOptIn: string }
}

const en: ListingWords = {
  title: 'Who sees it',
  label: 'On whose page it is',
  options: {
    always: { label: 'Everybody’s', text: 'It is on every page.' },
    sources: {
      label: 'People whose link came from certain places',
      text: 'For example the receipts of one shop, or the flow of a course. You choose them below.',
    },
    never: {
      label: 'Hidden: nobody’s, except by a link that names it',
      text: 'Nobody comes across it. You send its link to whom it is for.',
    },
  },
  lines: { always: '', sources: 'for some links', never: 'hidden' },
  agreed: (count, text) =>
    count === 0
      ? 'Nobody has agreed to it or asked for it. A person who does sees it on their page from then on, whichever link they open.'
      : count === 1
        ? '1 person has agreed to it or asked for it, and sees it whichever link they open.'
        : `${text} people have agreed to it or asked for it, and see it whichever link they open.`,
  everybody: 'Everybody’s: it may be sent to people who never agreed, so everybody has to be able to refuse it.',
  link: (query) =>
    `A link that ends with ${query} begins with this topic, and has a button that stops just this one, also after the link has expired.`,
  sources: 'Where the link came from',
  sourcesHint: 'The newest ones. Others are chosen through the API.',
  noSources:
    'There is none yet. A flow and a template become one with their first link; others are named through the API.',
  save: 'Change who sees it',
  done: (topic) => `${topic}: saved. Pages show it like this from now on; what may be sent stays the same.`,
  unchanged: 'Nothing was different, so nothing was saved.',
  hide: 'Hide it: on nobody’s page, except by a link that names it',
  hideHint: 'For a topic that stays silent until people agree. You can show it to more people afterwards.',
  problems: {
    source: 'Choose one place at least, or another option.',
    lastTopic: 'It is the only topic that everybody sees, and a page needs one. Create another one first.',
    notOptIn: 'It may be sent to people who never agreed, so everybody has to see it.',
  },
}

const es: ListingWords = {
  title: 'Quién lo ve',
  label: 'En la página de quién está',
  options: {
    always: { label: 'De todo el mundo', text: 'Está en todas las páginas.' },
    sources: {
      label: 'De quienes abren un enlace de ciertos orígenes',
      text: 'Por ejemplo, los recibos de una tienda o el flujo de un curso. Los eliges abajo.',
    },
    never: {
      label: 'Oculto: de nadie, salvo con un enlace que lo nombra',
      text: 'Nadie se lo encuentra. Envías su enlace a quien corresponda.',
    },
  },
  lines: { always: '', sources: 'para algunos enlaces', never: 'oculto' },
  agreed: (count, text) =>
    count === 0
      ? 'Nadie lo ha aceptado ni pedido. Quien lo haga lo verá desde entonces en su página, con cualquier enlace.'
      : count === 1
        ? '1 persona lo ha aceptado o pedido y lo ve con cualquier enlace.'
        : `${text} personas lo han aceptado o pedido y lo ven con cualquier enlace.`,
  everybody: 'De todo el mundo: se puede enviar a quien nunca lo aceptó, así que todos tienen que poder rechazarlo.',
  link: (query) =>
    `Un enlace que termina en ${query} empieza con este tema y tiene un botón para dejar de recibir solo este, también cuando el enlace ha caducado.`,
  sources: 'De dónde viene el enlace',
  sourcesHint: 'Los más recientes. Los demás se eligen por la API.',
  noSources:
    'Todavía no hay ninguno. Un flujo o una plantilla lo es desde su primer enlace; los demás se crean por la API.',
  save: 'Cambiar quién lo ve',
  done: (topic) => `${topic}: guardado. Las páginas ya lo muestran así; lo que se puede enviar no cambia.`,
  unchanged: 'No había nada distinto, así que no se guardó nada.',
  hide: 'Ocultarlo: en la página de nadie, salvo con un enlace que lo nombra',
  hideHint: 'Para un tema que queda en silencio hasta que acepten. Después puedes mostrarlo a más gente.',
  problems: {
    source: 'Elige al menos un origen, u otra opción.',
    lastTopic: 'Es el único tema que ve todo el mundo, y una página necesita uno. Crea otro primero.',
    notOptIn: 'Se puede enviar a quien nunca lo aceptó, así que todos tienen que verlo.',
  },
}

const ptBr: ListingWords = {
  title: 'Quem vê',
  label: 'Na página de quem ele está',
  options: {
    always: { label: 'De todos', text: 'Está em todas as páginas.' },
    sources: {
      label: 'De quem abre um link de certas origens',
      text: 'Por exemplo, os recibos de uma loja ou o fluxo de um curso. Você escolhe abaixo.',
    },
    never: {
      label: 'Oculto: de ninguém, a não ser por um link que o indica',
      text: 'Ninguém o encontra por acaso. Você envia o link dele a quem interessa.',
    },
  },
  lines: { always: '', sources: 'para alguns links', never: 'oculto' },
  agreed: (count, text) =>
    count === 0
      ? 'Ninguém o aceitou nem pediu. Quem fizer isso passa a vê-lo na própria página, com qualquer link.'
      : count === 1
        ? '1 pessoa o aceitou ou pediu e o vê com qualquer link.'
        : `${text} pessoas o aceitaram ou pediram e o veem com qualquer link.`,
  everybody: 'De todos: ele pode ser enviado a quem nunca aceitou, então todos precisam poder recusar.',
  link: (query) =>
    `Um link que termina com ${query} começa por este assunto e tem um botão para deixar de receber só ele, mesmo depois de o link expirar.`,
  sources: 'De onde vem o link',
  sourcesHint: 'As mais recentes. As outras são escolhidas pela API.',
  noSources:
    'Ainda não há nenhuma. Um fluxo ou um modelo vira origem com o primeiro link; as outras são criadas pela API.',
  save: 'Mudar quem vê',
  done: (topic) => `${topic}: salvo. As páginas já o mostram assim; o que pode ser enviado continua igual.`,
  unchanged: 'Nada estava diferente, então nada foi salvo.',
  hide: 'Ocultar: na página de ninguém, a não ser por um link que o indica',
  hideHint: 'Para um assunto que fica em silêncio até que aceitem. Depois você pode mostrá-lo a mais gente.',
  problems: {
    source: 'Escolha pelo menos uma origem, ou outra opção.',
    lastTopic: 'É o único assunto que todos veem, e uma página precisa de um. Crie outro primeiro.',
    notOptIn: 'Ele pode ser enviado a quem nunca aceitou, então todos precisam vê-lo.',
  },
}

export const LISTING = inEachLanguage<ListingWords>({ en, es, ptBr })
