/** The words of the demo's shop. */
export interface ShopTexts {
  name: string
  title: string
  nav: readonly [shop: string, club: string, account: string]
  languages: string
  theme: string
  hello: string
  hero: string
  lead: string
  act: string
  picks: string
  bags: readonly (readonly [name: string, from: string, notes: string, price: string])[]
  account: string
  accountText: string
  points: readonly string[]
  saved: string
  stopped: string
  failed: string
  footer: string
}

export const SHOP_TEXTS: Readonly<Record<'es' | 'pt-BR' | 'en', ShopTexts>> = {
  es: {
    name: 'Español',
    title: 'Café Aurora: café recién tostado',
    nav: ['Tienda', 'Suscripción', 'Mi cuenta'],
    languages: 'Idioma',
    theme: 'Claro u oscuro',
    hello: 'Tostamos los lunes, en São Paulo',
    hero: 'El café de mañana sabe a hoy.',
    lead: 'Granos de tres fincas que conocemos por su nombre. Tostados el lunes, en tu puerta el miércoles.',
    act: 'Ver los cafés',
    picks: 'Los de esta semana',
    bags: [
      ['Amanecer', 'Huila, Colombia', 'Panela, mandarina, jazmín', 'R$ 58'],
      ['Neblina', 'Minas Gerais, Brasil', 'Chocolate, nuez, miel', 'R$ 49'],
      ['Brasa', 'Antigua, Guatemala', 'Cacao, canela, ciruela', 'R$ 62'],
    ],
    account: 'Lo que te escribimos',
    accountText: 'Tú decides qué te llega por WhatsApp. Lo cambias aquí mismo, cuando quieras.',
    points: ['Sin contraseña aparte', 'Vale desde el momento en que guardas', 'Dejar de recibir todo es un solo toque'],
    saved: 'Guardado. Gracias por avisarnos.',
    stopped: 'Listo. Lo respetaremos.',
    failed: 'La página no se pudo mostrar aquí.',
    footer: 'Una tienda de demostración: nada se vende y nadie tuesta.',
  },
  'pt-BR': {
    name: 'Português',
    title: 'Café Aurora: café torrado na semana',
    nav: ['Loja', 'Assinatura', 'Minha conta'],
    languages: 'Idioma',
    theme: 'Claro ou escuro',
    hello: 'Torramos às segundas, em São Paulo',
    hero: 'O café de amanhã com gosto de hoje.',
    lead: 'Grãos de três fazendas que conhecemos pelo nome. Torrados na segunda, na sua porta na quarta.',
    act: 'Ver os cafés',
    picks: 'Os desta semana',
    bags: [
      ['Amanhecer', 'Huila, Colômbia', 'Rapadura, tangerina, jasmim', 'R$ 58'],
      ['Neblina', 'Minas Gerais, Brasil', 'Chocolate, nozes, mel', 'R$ 49'],
      ['Brasa', 'Antigua, Guatemala', 'Cacau, canela, ameixa', 'R$ 62'],
    ],
    account: 'O que enviamos para você',
    accountText: 'Você decide o que chega pelo WhatsApp. Muda aqui mesmo, quando quiser.',
    points: ['Sem outra senha', 'Vale a partir do momento em que você salva', 'Parar de receber tudo é um toque só'],
    saved: 'Salvo. Obrigado por avisar.',
    stopped: 'Pronto. Vamos respeitar isso.',
    failed: 'Não foi possível mostrar a página aqui.',
    footer: 'Uma loja de demonstração: nada está à venda e ninguém torra nada.',
  },
  en: {
    name: 'English',
    title: 'Café Aurora: coffee roasted this week',
    nav: ['Shop', 'Subscription', 'My account'],
    languages: 'Language',
    theme: 'Light or dark',
    hello: 'We roast on Mondays, in São Paulo',
    hero: 'Tomorrow’s coffee, as fresh as today.',
    lead: 'Beans from three farms that we know by name. Roasted on Monday, at your door on Wednesday.',
    act: 'See the coffees',
    picks: 'This week’s coffees',
    bags: [
      ['Sunrise', 'Huila, Colombia', 'Brown sugar, mandarin, jasmine', 'R$ 58'],
      ['Mist', 'Minas Gerais, Brazil', 'Chocolate, hazelnut, honey', 'R$ 49'],
      ['Ember', 'Antigua, Guatemala', 'Cacao, cinnamon, plum', 'R$ 62'],
    ],
    account: 'What we write to you',
    accountText: 'You decide what reaches you on WhatsApp. Change it right here, whenever you like.',
    points: ['No other password', 'It counts from the moment you save', 'Stopping everything is one tap'],
    saved: 'Saved. Thank you for telling us.',
    stopped: 'Done. We’ll respect that.',
    failed: 'The page could not be shown here.',
    footer: 'A shop for the demo: nothing is sold, and nobody roasts anything.',
  },
}

export type ShopLanguage = keyof typeof SHOP_TEXTS
