import { inEachLanguage } from '@/lib/i18n/console/in-each-language'

interface BrokenWords {
  title: string
  text: string
  again: string
}

/**
 * What a screen says that could not be read. Next hands no words to such a screen, so the browser gets these few in all
 * languages: they are in a file of their own, because what is beside them would come with them.
 */
export const BROKEN = inEachLanguage<BrokenWords>({
  en: {
    title: 'This page could not be shown',
    text: 'Nothing was changed. Load it again; if that does not help, tell your operator.',
    again: 'Load again',
  },
  es: {
    title: 'No se ha podido mostrar esta página',
    text: 'No se ha cambiado nada. Vuelve a cargarla; si no funciona, avisa a quien administra el sistema.',
    again: 'Volver a cargar',
  },
  ptBr: {
    title: 'Não foi possível mostrar esta página',
    text: 'Nada foi alterado. Recarregue; se não adiantar, avise quem administra o sistema.',
    again: 'Recarregar',
  },
})
