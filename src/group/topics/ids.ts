/** The ids of the topics that are not the user's and have no name of their own. */

/** Of stories that no section is sure of. */
export const restId = 'rest';

/** Of a first story that no section is sure of. */
export const leadId = 'lead';

/** Of opinion. */
export const commentId = 'comment';

/** Before the id of a section's name. */
export const sectionPrefix = 'section-';

/** Whether a topic of the user needs another id than that of its name: links in a page lead to ids. */
export function isReserved(id: string): boolean {
  return [restId, leadId, commentId].includes(id) || id.startsWith(sectionPrefix);
}
