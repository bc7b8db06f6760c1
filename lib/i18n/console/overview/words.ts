import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { OverviewWords } from './shape'

export const OVERVIEW = inEachLanguage<OverviewWords>({ en, es, ptBr })
