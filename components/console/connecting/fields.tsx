import type { ReactNode } from 'react'
import { TextField } from '@/components/console/ui/Field'
import type { ConnectScene } from './scene'

/** The name that the business gives a backend, to tell it from others. */
export function NameField({ name, words }: { name: string | undefined; words: ConnectScene['words'] }) {
  return (
    <TextField
      label={words.name}
      name="name"
      autoComplete="off"
      maxLength={100}
      defaultValue={name}
      hint={words.nameHint}
    />
  )
}

interface AddressProps {
  label: string
  hint: ReactNode
  address: string | undefined
  placeholder?: string
}

/** Where a backend is: an address, or a host alone. */
export function AddressField({ label, hint, address, placeholder }: AddressProps) {
  return (
    <TextField
      label={label}
      name="url"
      inputMode="url"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      required
      maxLength={2048}
      defaultValue={address}
      placeholder={placeholder}
      hint={hint}
    />
  )
}
