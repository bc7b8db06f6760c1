import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { BusinessWords } from './shape'

export const BUSINESS = inEachLanguage<BusinessWords>({ en, es, ptBr })
