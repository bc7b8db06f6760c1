import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { ImportsWords } from './shape'

export const IMPORTS = inEachLanguage<ImportsWords>({ en, es, ptBr })
