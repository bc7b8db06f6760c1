import { inEachLanguage } from '@/lib/i18n/console/in-each-language'

/** The words beside the preview of the page. */
export interface PreviewWords {
  title: string
  /** What the frame holds, for screen readers. */
  frame: string
  edited: string
  languages: string
  scheme: string
  light: string
  dark: string
  show: string
  /** Leads to the preview, where it stands far below. */
  see: string
}

export const PREVIEW = inEachLanguage<PreviewWords>({
  en: {
    title: 'Preview',
    frame: 'The page as somebody sees it who has not answered yet',
    edited: 'As edited. Nothing of it is on the page before you save.',
    languages: 'Language of the preview',
    scheme: 'Scheme of the preview',
    light: 'Light',
    dark: 'Dark',
    show: 'Show in the preview',
    see: 'See the preview',
  },
  es: {
    title: 'Vista previa',
    frame: 'La página como la ve alguien que aún no ha respondido',
    edited: 'Tal como la editas. Nada llega a la página antes de guardar.',
    languages: 'Idioma de la vista previa',
    scheme: 'Modo de la vista previa',
    light: 'Claro',
    dark: 'Oscuro',
    show: 'Mostrar en la vista previa',
    see: 'Ver la vista previa',
  },
  ptBr: {
    title: 'Prévia',
    frame: 'A página como a vê quem ainda não respondeu',
    edited: 'Como está sendo editada. Nada vai para a página antes de salvar.',
    languages: 'Idioma da prévia',
    scheme: 'Modo da prévia',
    light: 'Claro',
    dark: 'Escuro',
    show: 'Mostrar na prévia',
    see: 'Ver a prévia',
  },
})
