import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { TemplatesWords } from './shape'

export const TEMPLATES = inEachLanguage<TemplatesWords>({ en, es, ptBr })
