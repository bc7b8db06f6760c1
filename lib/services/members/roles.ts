/** The roles that a member may have, for the forms of the console. */
export { ROLES } from '@/db/schema/members'
