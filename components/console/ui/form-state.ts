'use client'

import { createContext, use } from 'react'
import type { FormAnswer } from '@/lib/http/action/form-answer'

interface FormState {
  answer: FormAnswer | null
  isWorking: boolean
}

export const FormContext = createContext<FormState>({ answer: null, isWorking: false })

/** Returns the last answer to the form around a field or button, and whether it is being sent. */
export const useFormState = (): FormState => use(FormContext)
