import { createLink } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ComponentProps } from 'react'

interface ButtonToProps extends Omit<ComponentProps<typeof Button>, 'type'> {
  /** The one that matters most here. */
  readonly isPrimary?: boolean
}

function ButtonTo({ isPrimary = false, ...rest }: ButtonToProps) {
  return <Button {...rest} type={isPrimary ? 'primary' : 'default'} />
}

/** A link that looks like a button. */
export const LinkButton = createLink(ButtonTo)
