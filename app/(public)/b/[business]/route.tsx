import { askAtDoor } from './_page/ask'
import { serveFrontDoor } from './_page/serve-door'
import { visitDoor } from './_page/visit'

/** Shows where a person without a link types their number. */
export const GET = serveFrontDoor(visitDoor)

/** Takes the number, and redirects to a page that says the same for every number. */
export const POST = serveFrontDoor(askAtDoor)
