import { inEachLanguage } from '@/lib/i18n/console/in-each-language'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { TopicsWords } from './shape'

export const TOPICS = inEachLanguage<TopicsWords>({ en, es, ptBr })
