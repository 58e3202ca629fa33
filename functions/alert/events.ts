/** Something lies in an inbox: `{ source }`. */
export const ALERT_RECEIVED = 'alert.received'
/** An alert that nobody keeps quiet: an incident is to be opened. `{ alert, episode }` */
export const ALERT_FIRING = 'alert.firing'
/** `{ alert, episode }`, and `isFlapping` when it has begun to come and go. */
export const ALERT_RESOLVED = 'alert.resolved'
export const ALERT_FLAPPING = 'alert.flapping'
/** It fired while its service was being changed: `{ alert, episode, change }`. */
export const ALERT_ATTACHED = 'alert.attached'
/** AWS asks whether we want the notifications of a topic: `{ source }`. */
export const SUBSCRIPTION_OFFERED = 'alert.subscription-offered'
/** Somebody ended a silence before its time: `{ silence }`. */
export const SILENCE_ENDED = 'alert.silence-ended'
