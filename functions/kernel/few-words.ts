/** What a kind of cause may be written with: a word or a few, and no sentence, so that the same is called the same. */
export const CAUSE = /^[\p{L}\p{N}][\p{L}\p{N} ./-]*$/u
