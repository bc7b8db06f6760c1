import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { AuditWords } from './shape'

export const AUDIT = inEachLanguage<AuditWords>({ en, es, ptBr })
