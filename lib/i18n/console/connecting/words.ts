import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { ConnectingWords } from './shape'

export const CONNECTING = inEachLanguage<ConnectingWords>({ en, es, ptBr })
