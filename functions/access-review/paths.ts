/** Where a report lies on paper. */
export const PRINT_PATH = '/print/access-reviews'
