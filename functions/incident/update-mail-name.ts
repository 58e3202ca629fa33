/** The letter that tells those an incident concerns where it stands. */
export const UPDATE_MAIL = 'incident.update'
