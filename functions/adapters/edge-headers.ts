/** By which CloudFront proves that a request came through it. */
export const ORIGIN_HEADER = 'x-onduty-origin'

/** The network address of the caller, as CloudFront saw it. */
export const VIEWER_HEADER = 'x-onduty-viewer'
