import type { Actor, Category, DecisionReason, IdentityKind, Method } from '@/lib/consent/types'
import type { Locale } from '@/lib/i18n/locales'
import { en } from './en'
import { es } from './es'
import { ptBr } from './pt-br'
import type { EffectOfLine, ProofView, SaidWord } from '../view'
import type { Words } from './shape'

export const WORDS = { en, es, 'pt-BR': ptBr } as const satisfies Record<Locale, Words>
