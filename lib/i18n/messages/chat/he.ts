import { questions } from '../questions/he'

/** What is written in the chat, in Hebrew. */
export const chat = {
  ...questions,
  choose: 'בחרו מה לקבל מאת {business}, או הפסיקו את כל ההודעות.',
  change: 'אפשר לשנות בכל עת.',
  button: 'ההעדפות שלי',
  link: 'בחרו מה לקבל מאת {business}, או הפסיקו את כל ההודעות: {url}',
  afterStop: 'כאן אפשר לקבל שוב הודעות או לבחור נושאים: {url}',
  refused: 'בוצע. לא תקבלו עוד את ההודעות האלה מאת {business}. כאן אפשר לראות ולשנות את הנושאים: {url}',
  returned: 'טוב שחזרתם. תקבלו שוב הודעות מאת {business}. אפשר לשנות את הנושאים כאן: {url}',
  returnedPaused:
    'טוב שחזרתם. ההודעות מאת {business} עדיין מושהות עד {date}. כאן אפשר לסיים את ההשהיה או לשנות את הנושאים: {url}',
  returnedPausedOpen:
    'טוב שחזרתם. ההודעות מאת {business} עדיין מושהות עד שתסיימו את ההשהיה. כאן אפשר לסיים אותה או לשנות את הנושאים: {url}',
}
