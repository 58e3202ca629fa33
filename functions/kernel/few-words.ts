/** A word or a few, and no sentence: how a kind of thing may be called, so that the same is called the same. */
export const FEW_WORDS = /^[\p{L}\p{N}][\p{L}\p{N} ./-]*$/u
