import type { Locale } from '@/lib/i18n/locales'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { ReviewWords } from './shape'

export const REVIEWS: Record<Locale, ReviewWords> = { es, 'pt-BR': ptBr, en }
