import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { WatchWords } from './shape'

export const WATCH = inEachLanguage<WatchWords>({ en, es, ptBr })
