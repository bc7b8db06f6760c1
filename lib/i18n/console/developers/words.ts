import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { DevelopersWords } from './shape'

export const DEVELOPERS = inEachLanguage<DevelopersWords>({ en, es, ptBr })
