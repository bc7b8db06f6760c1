import type { Locale } from '@/lib/i18n/locales'
import { ar } from './ar'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { he } from './he'
import { it } from './it'
import { ptBr } from './pt-br'
import type { Words } from './shape'

export const WORDS = { en, es, 'pt-BR': ptBr, fr, it, de, ar, he } as const satisfies Record<Locale, Words>
