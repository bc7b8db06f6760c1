import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { CommonWords } from './shape'

export const COMMON = inEachLanguage<CommonWords>({ en, es, ptBr })
