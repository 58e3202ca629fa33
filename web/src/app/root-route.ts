import { createRootRoute } from '@tanstack/react-router'
import { Shell } from './shell.tsx'

/** Every page stands in the shell. */
export const rootRoute = createRootRoute({ component: Shell })
export const getParentRoute = () => rootRoute
