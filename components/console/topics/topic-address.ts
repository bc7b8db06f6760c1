/** The last part of the address at which a topic is made (app/console/(signed-in)/topics/new). */
const NEW = 'new'

/**
 * Returns the address of the screen of a topic: by its key, which people can read, and by its id where the key is the
 * word by which a topic is made.
 */
export const topicAddress = ({ id, key }: { id: string; key: string }): string =>
  `/console/topics/${key === NEW ? id : key}`
