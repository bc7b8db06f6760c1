import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { DomainWords } from './shape'

export const DOMAINS = inEachLanguage<DomainWords>({ en, es, ptBr })
