import { ORIGIN_HEADER } from '../adapters/edge-headers.ts'
import { createOriginRotation, type RotationStep } from '../adapters/origin-rotation.ts'
import { withMiddleware } from './middleware.ts'
import { setting } from './settings.ts'

const rotate = createOriginRotation({ distributionId: setting('DISTRIBUTION_ID'), header: ORIGIN_HEADER })

/** Called by Secrets Manager for each step of a rotation. */
export const handler = withMiddleware<RotationStep, void>((step) => rotate(step))
