import type { ReactNode } from 'react'

interface PostFormProps {
  /** The id by which buttons elsewhere on the page name it. */
  id?: string
  action: string
  /** What the form does, when none of its buttons says so. */
  act?: string
  /** The change that undo, reason and release refer to. */
  changeId?: string
  children?: ReactNode
}

/**
 * A plain form. The form of the switches has `autocomplete=off`, because browsers otherwise put the switches of an
 * earlier visit over the present ones, where they look saved (docs/decisions/0157-reload-and-back.md).
 */
export function PostForm({ id, action, act, changeId, children }: PostFormProps) {
  return (
    <form id={id} method="post" action={action} autoComplete={id && 'off'}>
      {act && <input type="hidden" name="act" value={act} />}
      {changeId && <input type="hidden" name="change" value={changeId} />}
      {children}
    </form>
  )
}
